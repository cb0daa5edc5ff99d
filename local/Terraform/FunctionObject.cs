namespace Comparison.Local.Terraform;

/// <summary>An <c>aws_lambda_function</c> as a value: with what the provider knows, and what it does not.</summary>
internal sealed class FunctionObject
{
    private const string Runtime = "runtime";
    private const byte DefaultRetentionDays = 14;
    private const byte ListOfOne = 0x91;

    // The provider refuses runtimes that are younger than itself. Both of these are .NET, and nothing in the provider tells them apart.
    private static readonly byte[] Known = MessagePackBytes.Text("dotnet8");
    private static readonly byte[] Young = MessagePackBytes.Text("dotnet10");

    private readonly CtyObject _value;

    private FunctionObject(CtyObject value) => _value = value;

    public bool IsDurable => _value[FunctionSchema.Block] is { Span: [ListOfOne, ..] };

    /// <returns>Null where there is no function: before it is made and after it is destroyed.</returns>
    public static FunctionObject? TryParse(ReadOnlyMemory<byte> bytes) =>
        CtyObject.TryParse(bytes) is { } value ? new(value) : null;

    /// <summary>Takes out what the provider does not know.</summary>
    public void Forget()
    {
        _value[FunctionSchema.Block] = null;
        if (IsYoung)
            _value[Runtime] = Known;
    }

    /// <summary>Puts in what another value says of it, with the default of what it leaves open.</summary>
    public void Take(FunctionObject source)
    {
        _value[FunctionSchema.Block] = source.BlockWithDefault();
        if (source.IsYoung)
            _value[Runtime] = Young;
    }

    public byte[] ToBytes() => _value.ToBytes();

    private bool IsYoung => _value[Runtime] is { } runtime && runtime.Span.SequenceEqual(Young);

    private ReadOnlyMemory<byte>? BlockWithDefault()
    {
        if (!IsDurable || CtyObject.TryParse(_value[FunctionSchema.Block]!.Value[1..]) is not { } block
            || block[FunctionSchema.Retention] is not { Span: [MessagePackBytes.Nil] })
            return _value[FunctionSchema.Block];
        block[FunctionSchema.Retention] = new[] { DefaultRetentionDays };
        return (byte[])[ListOfOne, .. block.ToBytes()];
    }
}
