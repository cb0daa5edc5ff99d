using System.Text.Json.Serialization;
using Comparison.Domain;

namespace Comparison.Scenarios.Fuzzing;

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
