using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Scenarios.Targets;

namespace Comparison.Cli.Remote;

/// <summary>A stack of another process or of AWS, by way of its HTTP API.</summary>
/// <param name="Variant"><c>durable</c> or <c>stepfunctions</c>.</param>
/// <param name="Http">Sends as the API's callers do: signed, where it asks for that.</param>
internal sealed record RemoteStack(string Variant, Uri ApiUrl, HttpClient Http)
{
    /// <summary>The body of an answer of 200, or null when the API says that there is no such thing.</summary>
    /// <exception cref="DeploymentException">The API's gateway refuses.</exception>
    public async Task<JsonObject?> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await Http.GetAsync(new Uri(ApiUrl, path), cancellationToken);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return null;
        var body = await ReadAsync(answer, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return body;
    }

    /// <exception cref="DeploymentException">The API's gateway refuses.</exception>
    public async Task<(int Status, JsonObject Body)> PostAsync(string path, JsonObject body, CancellationToken cancellationToken)
    {
        using var answer = await Http.PostAsJsonAsync(new Uri(ApiUrl, path), body, cancellationToken);
        return ((int)answer.StatusCode, await ReadAsync(answer, cancellationToken));
    }

    private async Task<JsonObject> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            var body = await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken) ?? [];
            return body.ContainsKey("errors") || AwsFailure.Explain(answer.StatusCode, body["message"]?.ToString()) is not { } trouble
                ? body
                : throw new DeploymentException($"{Variant}: {trouble}");
        }
        catch (JsonException strange)
        {
            throw new DeploymentException($"{Variant}: {ApiUrl} answers {(int)answer.StatusCode} and no JSON.", strange);
        }
    }
}
