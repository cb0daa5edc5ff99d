using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comparison.Cli.Remote;

/// <summary>The local cloud of another process.</summary>
internal static class RunningCloud
{
    /// <summary>The stacks of that cloud.</summary>
    /// <exception cref="CloudUnreachableException">Nothing answers there, or something else does.</exception>
    public static async Task<IReadOnlyList<RemoteStack>> StacksAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        try
        {
            var accounts = await http.GetFromJsonAsync<JsonArray>(new Uri(endpoint, "_local/accounts"), cancellationToken);
            return [.. (accounts ?? []).Select(account => account!["outputs"]!)
                .Where(outputs => outputs["variant"] is not null)
                .Select(outputs => new RemoteStack(outputs["variant"]!.ToString(), new Uri(outputs["api_url"]!.ToString()), http))];
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or JsonException or TaskCanceledException)
        {
            throw new CloudUnreachableException(endpoint);
        }
    }
}

/// <summary>There is no local cloud at an endpoint.</summary>
internal sealed class CloudUnreachableException(Uri endpoint)
    : Exception($"No local cloud answers at {endpoint}; start one with: compare up");
