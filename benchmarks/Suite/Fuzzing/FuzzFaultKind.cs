using System.Text.Json.Serialization;
using Comparison.Domain;

namespace Comparison.Suite.Fuzzing;

/// <summary>What breaks.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<FuzzFaultKind>))]
public enum FuzzFaultKind
{
    /// <summary>Calls fail before they do anything, for a while from the first of them on.</summary>
    Outage,

    /// <summary>Calls are done and their answers lost, for a while from the first of them on.</summary>
    Lost,

    /// <summary>The first message comes twice, the second time late.</summary>
    Twice,

    /// <summary>The first message comes late.</summary>
    Late,

    /// <summary>The first message never comes.</summary>
    Dropped,

    /// <summary>A function dies before it has done anything.</summary>
    Crash,

    /// <summary>A function dies after all its work, before its answer is heard.</summary>
    CrashAfter,

    /// <summary>A function times out before it has done anything.</summary>
    TimedOut,

    /// <summary>Lambda is too busy to invoke a function.</summary>
    Throttled,
}
