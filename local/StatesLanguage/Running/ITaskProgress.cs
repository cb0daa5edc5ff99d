using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>Where the host reports how far an attempt has come, each step once and in this order.</summary>
public interface ITaskProgress
{
    /// <param name="worker">For an activity, what the worker that fetched it calls itself.</param>
    void Started(string? worker = null);

    /// <summary>The service has taken the call; what comes now is the answer. Only for callbacks and jobs.</summary>
    /// <param name="output">What the service answered.</param>
    void Submitted(JsonNode? output);
}
