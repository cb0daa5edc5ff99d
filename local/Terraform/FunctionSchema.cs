namespace Comparison.Local.Terraform;

/// <summary>What <c>aws_lambda_function</c> learnt after the provider's version 5, as the shim says it to Terraform.</summary>
/// <remarks>By the schema of hashicorp/aws 6.25.0: one block at most, <c>execution_timeout</c> required, <c>retention_period</c> 14 if absent.</remarks>
internal static class FunctionSchema
{
    public const string ResourceType = "aws_lambda_function";
    public const string Block = "durable_config";
    public const string Retention = "retention_period";
    public const string Timeout = "execution_timeout";

    // Numbers of fields in tfplugin5.
    private const int ResourceSchemas = 2;
    private const int SchemaBlock = 2;
    private const int BlockTypes = 3;

    /// <summary>Adds the block to the answer of <c>GetSchema</c>.</summary>
    public static byte[] Extend(ReadOnlyMemory<byte> answer)
    {
        var schemas = ProtoMessage.Parse(answer);
        schemas.Replace(ResourceSchemas, entry => IsFunction(entry) ? WithBlock(entry) : entry);
        return schemas.ToBytes();
    }

    private static bool IsFunction(ReadOnlyMemory<byte> mapEntry) => ProtoMessage.Parse(mapEntry).Text(1) == ResourceType;

    private static byte[] WithBlock(ReadOnlyMemory<byte> mapEntry) => Within(mapEntry, 2, schema => Within(schema, SchemaBlock, block =>
        ProtoMessage.Parse(block).Add(BlockTypes, DurableConfig()).ToBytes()));

    private static byte[] Within(ReadOnlyMemory<byte> message, int field, Func<ReadOnlyMemory<byte>, byte[]> change)
    {
        var parsed = ProtoMessage.Parse(message);
        parsed.Replace(field, content => change(content));
        return parsed.ToBytes();
    }

    /// <summary>The block's value: a list of one, or an empty one.</summary>
    public static byte[] BlockOf(FunctionNote note)
    {
        if (note.ExecutionTimeout is not { } limit)
            return [MessagePackBytes.EmptyList];
        var block = CtyObject.Empty();
        block[Timeout] = MessagePackBytes.Number(limit);
        block[Retention] = MessagePackBytes.Number(note.RetentionDays);
        return [MessagePackBytes.ListOfOne, .. block.ToBytes()];
    }

    private static ProtoMessage DurableConfig()
    {
        const int nestedAsList = 2;
        var attributes = new ProtoMessage().Add(2, Number(Timeout, isRequired: true)).Add(2, Number(Retention, isRequired: false));
        return new ProtoMessage().Add(1, Block).Add(2, attributes).Add(3, nestedAsList).Add(5, value: 1);
    }

    private static ProtoMessage Number(string name, bool isRequired) =>
        new ProtoMessage().Add(1, name).Add(2, "\"number\"").Add(isRequired ? 4 : 5, value: 1);
}
