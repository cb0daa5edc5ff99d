using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>Where the host reports how far an attempt has come, each step once and in this order.</summary>
public interface ITaskProgress
{
    void Started();

    /// <summary>The service has taken the call; what comes now is the answer. Only for callbacks and jobs.</summary>
    /// <param name="output">What the service answered.</param>
    void Submitted(JsonNode? output);
}
