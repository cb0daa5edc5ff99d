using System.Text.Json.Nodes;

namespace Comparison.Scenarios.Tests;

/// <summary>An HTTP answer.</summary>
internal sealed record Answer(int Status, JsonNode? Body, string Text, Uri? Location)
{
    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return new((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), text, response.Headers.Location);
    }
}
