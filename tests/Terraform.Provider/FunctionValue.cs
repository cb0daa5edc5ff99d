using System.Buffers;
using Comparison.Terraform.Provider.Protocol;
using Google.Protobuf;
using MessagePack;

namespace Comparison.Terraform.Provider;

/// <summary>An <c>aws_lambda_function</c> as Terraform and its provider pass it: attributes in MessagePack, most of which are left as they are.</summary>
/// <remarks>Its attributes must be exactly those of the schema that the reader has.</remarks>
internal sealed class FunctionValue
{
    private const string Description = "description";
    private const string Runtime = "runtime";

    private readonly Dictionary<string, byte[]> _attributes = [];

    public DurableConfig? Durable
    {
        get => Read<Dictionary<string, long?>[]>(DurableConfig.Name) is [var block, ..]
            ? new(block[DurableConfig.Timeout] ?? 0, block[DurableConfig.Retention] ?? DurableConfig.DefaultRetention)
            : null;
        private set => Write<Dictionary<string, long>[]>(DurableConfig.Name, value is null
            ? []
            : [new() { [DurableConfig.Timeout] = value.ExecutionTimeout, [DurableConfig.Retention] = value.RetentionPeriod }]);
    }

    /// <returns>Null where there is no function: before it is made and after it is destroyed.</returns>
    public static FunctionValue? Parse(Value value)
    {
        var reader = new MessagePackReader(value.Msgpack.Memory);
        if (reader.NextMessagePackType != MessagePackType.Map)
            return null;
        var function = new FunctionValue();
        for (var left = reader.ReadMapHeader(); left > 0; left--)
            function._attributes[reader.ReadString()!] = reader.ReadRaw().ToArray();
        return function;
    }

    /// <summary>Takes out what the provider does not know, for a call that comes to nothing but an opinion.</summary>
    public void Forget()
    {
        _attributes.Remove(DurableConfig.Name);
        // Both are .NET, and nothing but the check of a configuration tells them apart.
        if (Read<string>(Runtime) == "dotnet10")
            Write(Runtime, "dotnet8");
    }

    /// <summary>Turns Terraform's value into the provider's.</summary>
    public void Fold()
    {
        if (Durable is { } durable)
            Write(Description, durable.WriteBehind(Read<string>(Description)));
        _attributes.Remove(DurableConfig.Name);
    }

    /// <summary>Turns the provider's value into Terraform's.</summary>
    public void Unfold()
    {
        (var description, Durable) = DurableConfig.Split(Read<string>(Description) ?? "");
        if (Durable is not null)
            Write(Description, description);
    }

    /// <summary>Puts in the block that another form of the same state has.</summary>
    public void Take(DurableConfig? durable) => Durable = durable;

    public Value ToValue()
    {
        var bytes = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(bytes);
        writer.WriteMapHeader(_attributes.Count);
        foreach (var (name, value) in _attributes)
        {
            writer.Write(name);
            writer.WriteRaw(value);
        }
        writer.Flush();
        return new() { Msgpack = ByteString.CopyFrom(bytes.WrittenSpan) };
    }

    private T? Read<T>(string name) => _attributes.TryGetValue(name, out var value) ? MessagePackSerializer.Deserialize<T?>(value) : default;

    private void Write<T>(string name, T value) => _attributes[name] = MessagePackSerializer.Serialize(value);
}
