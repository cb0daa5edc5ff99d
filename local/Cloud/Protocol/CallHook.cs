using System.Text.Json.Nodes;

namespace Comparison.Local.Cloud.Protocol;

/// <summary>Stands around a call of a service that speaks AWS JSON, whether it comes by HTTP or from a service integration.</summary>
/// <param name="call">Carries out the call; not to be called for one that is refused, and its answer may be lost.</param>
public delegate Task<JsonObject> CallHook(string operation, JsonObject request, Func<Task<JsonObject>> call);
