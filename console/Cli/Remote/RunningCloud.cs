using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comparison.Cli.Remote;

/// <summary>The local cloud of another process, by way of its stacks' HTTP APIs.</summary>
internal sealed class RunningCloud(Uri endpoint) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>The stacks of that cloud.</summary>
    /// <exception cref="CloudUnreachableException">Nothing answers there, or something else does.</exception>
    public async Task<IReadOnlyList<RunningStack>> StacksAsync(CancellationToken cancellationToken)
    {
        try
        {
            var accounts = await _http.GetFromJsonAsync<JsonArray>(new Uri(endpoint, "_local/accounts"), cancellationToken);
            return [.. (accounts ?? []).Select(account => account!["outputs"]!)
                .Where(outputs => outputs["variant"] is not null)
                .Select(outputs => new RunningStack(outputs["variant"]!.ToString(), new Uri(outputs["api_url"]!.ToString())))];
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or JsonException or TaskCanceledException)
        {
            throw new CloudUnreachableException(endpoint);
        }
    }

    /// <summary>The body of an answer of 200, or null when the API says that there is no such thing.</summary>
    public async Task<JsonObject?> GetAsync(RunningStack stack, string path, CancellationToken cancellationToken)
    {
        using var answer = await _http.GetAsync(new Uri(stack.ApiUrl, path), cancellationToken);
        if (answer.StatusCode == System.Net.HttpStatusCode.NotFound)
            return null;
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
    }

    public async Task<(int Status, JsonObject Body)> PostAsync(
        RunningStack stack, string path, JsonObject body, CancellationToken cancellationToken)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri(stack.ApiUrl, path), body, cancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken) ?? []);
    }

    public void Dispose() => _http.Dispose();
}
