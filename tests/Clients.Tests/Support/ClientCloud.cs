using Comparison.Local.Cloud;
using Comparison.Local.Stacks;

namespace Comparison.Clients.Tests.Support;

/// <summary>The local cloud on real time, as a client of another process meets it.</summary>
internal sealed class ClientCloud(LocalCloud cloud) : IAsyncDisposable
{
    private const string AccountId = "000000000001";

    public string Endpoint => cloud.Endpoint.AbsoluteUri;

    /// <summary>Where AWS's own clients look for what they need to know.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        ["AWS_ACCESS_KEY_ID"] = AccountId,
        ["AWS_SECRET_ACCESS_KEY"] = "any",
        ["AWS_REGION"] = "us-east-1",
        ["AWS_DEFAULT_REGION"] = "us-east-1",
        ["AWS_ENDPOINT_URL"] = cloud.Endpoint.AbsoluteUri,
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        // StartSyncExecution and TestState want the host sync-127.0.0.1 otherwise, which there is none of.
        ["AWS_DISABLE_HOST_PREFIX_INJECTION"] = "true",
        ["AWS_PAGER"] = "",
    };

    public static async Task<ClientCloud> StartAsync()
    {
        var cloud = await LocalCloud.StartAsync();
        StackServices.Open(cloud, AccountId, "us-east-1");
        return new ClientCloud(cloud);
    }

    public ValueTask DisposeAsync() => cloud.DisposeAsync();
}
