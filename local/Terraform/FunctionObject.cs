namespace Comparison.Local.Terraform;

/// <summary>An <c>aws_lambda_function</c> as a value: as Terraform knows it, or as the provider does.</summary>
internal sealed class FunctionObject
{
    private const string Description = "description";
    private const string Runtime = "runtime";

    private readonly CtyObject _value;

    private FunctionObject(CtyObject value) => _value = value;

    public bool IsDurable => Block() is not null;

    /// <returns>Null where there is no function: before it is made and after it is destroyed.</returns>
    public static FunctionObject? TryParse(ReadOnlyMemory<byte> bytes) =>
        CtyObject.TryParse(bytes) is { } value ? new(value) : null;

    /// <summary>Takes out what the provider does not know.</summary>
    public void Forget()
    {
        _value[FunctionSchema.Block] = null;
        if (Text(Runtime) is { } runtime)
            _value[Runtime] = MessagePackBytes.Text(FunctionNote.Accepted(runtime));
    }

    /// <summary>Turns Terraform's value into the provider's: what the provider does not know becomes a note.</summary>
    /// <exception cref="NotSupportedException">The note would have to hold what is not known before the apply.</exception>
    public void Fold()
    {
        var note = Note();
        if (note.ExecutionTimeout is null && note.Runtime is null)
        {
            Forget();
            return;
        }
        if (_value[Description] is { } given && !MessagePackBytes.IsTextOrNil(given.Span))
            throw new NotSupportedException($"A {Description} that is known after the apply only does not pass the shim.");
        Forget();
        _value[Description] = MessagePackBytes.Text(note.WriteBehind(Text(Description) ?? ""));
    }

    /// <summary>Turns the provider's value back.</summary>
    public void Unfold()
    {
        var (description, note) = FunctionNote.Split(Text(Description) ?? "");
        _value[FunctionSchema.Block] = FunctionSchema.BlockOf(note);
        if (note.ExecutionTimeout is null && note.Runtime is null)
            return;
        _value[Description] = MessagePackBytes.Text(description);
        if (note.Runtime is { } runtime)
            _value[Runtime] = MessagePackBytes.Text(runtime);
    }

    /// <summary>Puts in the block that another form of the same state has.</summary>
    public void Take(FunctionNote note) => _value[FunctionSchema.Block] = FunctionSchema.BlockOf(note);

    public byte[] ToBytes() => _value.ToBytes();

    private FunctionNote Note()
    {
        var runtime = FunctionNote.Hidden(Text(Runtime));
        return Block() is { } block
            ? new(Number(block, FunctionSchema.Timeout), Number(block, FunctionSchema.Retention) ?? FunctionNote.DefaultRetentionDays, runtime)
            : new(null, FunctionNote.DefaultRetentionDays, runtime);
    }

    private CtyObject? Block() =>
        _value[FunctionSchema.Block] is { Span: [MessagePackBytes.ListOfOne, ..] } list ? CtyObject.TryParse(list[1..]) : null;

    private string? Text(string name) =>
        _value[name] is { } value && MessagePackBytes.ReadText(value.Span) is { Length: > 0 } text ? text : null;

    private static long? Number(CtyObject block, string name)
    {
        if (block[name] is not { Span: not [MessagePackBytes.Nil] } value)
            return null;
        return MessagePackBytes.ReadNumber(value.Span)
            ?? throw new NotSupportedException($"A {name} that is no whole number, or known after the apply only, does not pass the shim.");
    }
}
