using System.Text.Json.Serialization;
using Comparison.Domain;

namespace Comparison.Adapters.Engines;

/// <summary>How an execution stands, in words that both engines share.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ExecutionState>))]
public enum ExecutionState
{
    Running,

    /// <summary>Running, and nothing to do until a callback is answered.</summary>
    Waiting,

    Succeeded,

    /// <summary>Failed, or ran into its own time limit.</summary>
    Failed,

    Stopped,
}
