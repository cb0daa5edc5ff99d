using System.Text.Json;
using System.Text.Json.Serialization;
using Comparison.Domain;

namespace Comparison.Scenarios.Fuzzing;

/// <summary>A request, what the world does about it, and what breaks meanwhile: plain data, the same for both variants.</summary>
/// <param name="Payload">The request's text, which need not be valid nor even JSON.</param>
/// <param name="Events">In the order in which they happen.</param>
public sealed record FuzzCase(
    WorkflowName Workflow, string Payload, IReadOnlyList<FuzzEvent> Events, IReadOnlyList<FuzzFault> Faults)
{
    /// <exception cref="JsonException">It is no case.</exception>
    public static FuzzCase Parse(string json) =>
        JsonSerializer.Deserialize(json, FuzzJson.Default.FuzzCase) ?? throw new JsonException("The case is null.");

    public string ToJson() => JsonSerializer.Serialize(this, FuzzJson.Default.FuzzCase);

    /// <summary>The case in one line.</summary>
    public override string ToString() => string.Join(
        "; ", [$"{Workflow.ToText()} {Payload}", .. Events.Select(happening => happening.ToString()), .. Faults.Select(fault => fault.ToString())]);
}

/// <summary>One thing that somebody does, and when.</summary>
/// <param name="Milliseconds">After the anchor, or before it where negative. What is past already is done at once.</param>
/// <param name="Choice">Which of the deciders or of the kinds of garbage, counted round; how many seconds to keep alive.</param>
public sealed record FuzzEvent(FuzzEventKind Kind, FuzzAnchor Anchor, long Milliseconds, int Choice = 0)
{
    public override string ToString() =>
        $"{Kind} {Anchor}{(Milliseconds < 0 ? "" : "+")}{Milliseconds}ms{(Choice == 0 ? "" : $" #{Choice}")}".ToLowerInvariant();
}

/// <summary>What somebody does in a schedule.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<FuzzEventKind>))]
public enum FuzzEventKind
{
    /// <summary>Somebody who may decide says yes.</summary>
    Yes,

    No,

    /// <summary>Somebody says yes who is not asked.</summary>
    Stranger,

    /// <summary>An answer that is none.</summary>
    Garbage,

    /// <summary>Yes is written, and its callback is lost.</summary>
    SilentYes,

    SilentNo,

    /// <summary>The same request comes again.</summary>
    StartAgain,

    /// <summary>Another request comes under the same id.</summary>
    StartOther,

    /// <summary>An operator stops the execution.</summary>
    Stop,

    /// <summary>The fraud service passes the applicant, whatever its habits are.</summary>
    FraudPass,

    /// <summary>The fraud service finds fraud, whatever its habits are.</summary>
    FraudFind,

    /// <summary>The fraud service says every 20 seconds that it is at work, for <see cref="FuzzEvent.Choice"/> seconds.</summary>
    KeepAlive,
}

/// <summary>What an event's time is counted from, in each variant's own run.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<FuzzAnchor>))]
public enum FuzzAnchor
{
    /// <summary>The request's start.</summary>
    Start,

    /// <summary>The instant at which a person can see the question. Where nobody is asked, the event does not happen.</summary>
    Asked,

    /// <summary>The question's <c>reply_by</c>.</summary>
    Deadline,

    /// <summary>The instant at which the fraud service is asked. Where it is not, the event does not happen.</summary>
    Fraud,
}

/// <summary>A case as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, WriteIndented = true)]
[JsonSerializable(typeof(FuzzCase))]
internal sealed partial class FuzzJson : JsonSerializerContext;
