namespace Comparison.Local.Terraform;

/// <summary>One call between Terraform and the provider, said in the words that each side knows.</summary>
/// <remarks>
/// | call | what the provider does not see | what Terraform gets back |
/// | --- | --- | --- |
/// | <c>GetSchema</c> | | the block, beside the provider's own schema |
/// | <c>ValidateResourceTypeConfig</c> | the block; the runtime | |
/// | <c>PlanResourceChange</c> | both | both, as proposed; 14 days by default; replacement where the block comes or goes |
/// Reading and applying need a cloud that is told of the block by another way, since the provider cannot.
/// </remarks>
/// <param name="Request">What the provider is asked.</param>
/// <param name="Translate">Makes of the provider's answer what Terraform is told.</param>
internal sealed record FunctionExchange(ReadOnlyMemory<byte> Request, Func<byte[], byte[]> Translate)
{
    // Numbers of fields in tfplugin5.
    private const int TypeName = 1;
    private const int Config = 2;
    private const int PriorState = 2;
    private const int ProposedState = 3;
    private const int PlanConfig = 4;
    private const int PlannedState = 1;
    private const int RequiresReplace = 2;
    private const int Encoded = 1;

    /// <param name="call">The method's name in the protocol.</param>
    /// <exception cref="NotSupportedException">The call is about a function and would lose its block.</exception>
    public static FunctionExchange Of(string call, ReadOnlyMemory<byte> request)
    {
        if (call == "GetSchema")
            return new(request, answer => FunctionSchema.Extend(answer));
        if (!call.Contains("Resource", StringComparison.Ordinal) || ProtoMessage.Parse(request) is not { } message
            || message.Text(TypeName) != FunctionSchema.ResourceType)
            return new(request, answer => answer);
        return call switch
        {
            "ValidateResourceTypeConfig" => new(Without(message, Config), answer => answer),
            "PlanResourceChange" => Plan(message),
            _ => throw new NotSupportedException($"{call} of {FunctionSchema.ResourceType} does not pass the shim."),
        };
    }

    private static FunctionExchange Plan(ProtoMessage request)
    {
        var prior = FunctionObject.TryParse(Value(request, PriorState));
        var proposed = FunctionObject.TryParse(Value(request, ProposedState));
        return new(Without(request, PriorState, ProposedState, PlanConfig), answer =>
        {
            if (proposed is null)
                return answer; // to be destroyed
            var plan = ProtoMessage.Parse(answer);
            Change(plan, PlannedState, planned => planned.Take(proposed));
            // Whether a function is durable is settled when it is made.
            if (prior is not null && prior.IsDurable != proposed.IsDurable)
                plan.Add(RequiresReplace, new ProtoMessage().Add(1, new ProtoMessage().Add(1, FunctionSchema.Block)));
            return plan.ToBytes();
        });
    }

    private static byte[] Without(ProtoMessage request, params ReadOnlySpan<int> fields)
    {
        foreach (var field in fields)
            Change(request, field, value => value.Forget());
        return request.ToBytes();
    }

    private static ReadOnlyMemory<byte> Value(ProtoMessage message, int field) =>
        message.Find(field) is { } dynamic ? ProtoMessage.Parse(dynamic).Find(Encoded) ?? default : default;

    private static void Change(ProtoMessage message, int field, Action<FunctionObject> change) => message.Replace(field, dynamic =>
    {
        var parsed = ProtoMessage.Parse(dynamic);
        parsed.Replace(Encoded, bytes =>
        {
            if (FunctionObject.TryParse(bytes) is not { } value)
                return bytes;
            change(value);
            return value.ToBytes();
        });
        return parsed.ToBytes();
    });
}
