using System.Text.Json.Nodes;

namespace Comparison.Local.Terraform;

/// <summary>One call between Terraform and the provider, said in the words that each side knows.</summary>
/// <remarks>
/// | call | what the provider sees | what Terraform gets back |
/// | --- | --- | --- |
/// | <c>GetSchema</c> | | the block, beside the provider's own schema |
/// | <c>ValidateResourceTypeConfig</c> | no block; a runtime that it knows | |
/// | <c>UpgradeResourceState</c> | the state file's JSON, of which it drops the block | the block again |
/// | <c>ReadResource</c>, <c>ApplyResourceChange</c> | a note instead of the block and the runtime | both, by the note |
/// | <c>PlanResourceChange</c> | likewise | likewise; replacement where the block comes or goes |
/// </remarks>
/// <param name="Request">What the provider is asked.</param>
/// <param name="Translate">Makes of the provider's answer what Terraform is told.</param>
internal sealed record FunctionExchange(ReadOnlyMemory<byte> Request, Func<byte[], byte[]> Translate)
{
    // Numbers of fields in tfplugin5.
    private const int TypeName = 1;
    private const int Config = 2;
    private const int CurrentState = 2;
    private const int PriorState = 2;
    private const int ProposedState = 3;
    private const int PlannedState = 3;
    private const int RawState = 3;
    private const int Configured = 4;
    private const int Answered = 1;
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
            "ValidateResourceTypeConfig" => new(Changed(message, value => value.Forget(), Config), answer => answer),
            "UpgradeResourceState" => Upgrade(message),
            "ReadResource" => new(Changed(message, value => value.Fold(), CurrentState), Unfolded),
            "PlanResourceChange" => Plan(message),
            "ApplyResourceChange" => new(Changed(message, value => value.Fold(), PriorState, PlannedState, Configured), Unfolded),
            _ => throw new NotSupportedException($"{call} of {FunctionSchema.ResourceType} does not pass the shim."),
        };
    }

    private static FunctionExchange Plan(ProtoMessage request)
    {
        var prior = FunctionObject.TryParse(Value(request, PriorState));
        var proposed = FunctionObject.TryParse(Value(request, ProposedState));
        return new(Changed(request, value => value.Fold(), PriorState, ProposedState, Configured), answer =>
        {
            var plan = ProtoMessage.Parse(Unfolded(answer));
            // Whether a function is durable is settled when it is made.
            if (prior is not null && proposed is not null && prior.IsDurable != proposed.IsDurable)
                plan.Add(RequiresReplace, new ProtoMessage().Add(1, new ProtoMessage().Add(1, FunctionSchema.Block)));
            return plan.ToBytes();
        });
    }

    private static FunctionExchange Upgrade(ProtoMessage request)
    {
        // Terraform 0.11 wrote states in another form, which knew no durable function.
        var json = Value(request, RawState) is { IsEmpty: false } bytes ? JsonNode.Parse(bytes.Span) : null;
        var block = json?[FunctionSchema.Block]?.AsArray() is [JsonObject one] ? one : null;
        var note = new FunctionNote(
            block?[FunctionSchema.Timeout]?.GetValue<long>(),
            block?[FunctionSchema.Retention]?.GetValue<long>() ?? FunctionNote.DefaultRetentionDays,
            Runtime: null);
        return new(request.ToBytes(), answer => Changed(ProtoMessage.Parse(answer), value => value.Take(note), Answered));
    }

    private static byte[] Unfolded(byte[] answer) => Changed(ProtoMessage.Parse(answer), value => value.Unfold(), Answered);

    private static ReadOnlyMemory<byte> Value(ProtoMessage message, int field) =>
        message.Find(field) is { } dynamic ? ProtoMessage.Parse(dynamic).Find(Encoded) ?? default : default;

    private static byte[] Changed(ProtoMessage message, Action<FunctionObject> change, params ReadOnlySpan<int> fields)
    {
        foreach (var field in fields)
            message.Replace(field, dynamic =>
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
        return message.ToBytes();
    }
}
