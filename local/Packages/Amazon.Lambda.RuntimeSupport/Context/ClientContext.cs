using System.Text.Json.Serialization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The client context as the AWS Mobile SDK writes it.</summary>
internal sealed class ClientContext : IClientContext
{
    [JsonPropertyName("env")]
    public IDictionary<string, string>? Environment { get; set; }

    [JsonPropertyName("custom")]
    public IDictionary<string, string>? Custom { get; set; }

    [JsonPropertyName("client")]
    public ClientApplication? Application { get; set; }

    [JsonIgnore]
    public IClientApplication? Client => Application;
}
