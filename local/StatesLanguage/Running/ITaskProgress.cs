using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>Where the host reports how far an attempt has come, each step once and in this order.</summary>
public interface ITaskProgress
{
    /// <param name="workerName">Who has taken up an activity, when they gave a name.</param>
    void Started(string? workerName = null);

    /// <summary>The service has taken the call; what comes now is the answer. Only for callbacks and jobs.</summary>
    /// <param name="output">What the service answered.</param>
    void Submitted(JsonNode? output);
}
