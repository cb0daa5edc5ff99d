using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Comparison.Cli.Tests;

/// <summary>The plug is pulled while both variants wait, and the next process answers both.</summary>
public sealed class UpKillTests
{
    private const int MaxAttempts = 300;

    private static readonly JsonObject Request = new()
    {
        ["request_id"] = "REQ-78", ["approval_type"] = "access", ["requester"] = "a@example.com", ["description"] = "x",
        ["approvers"] = new JsonArray("b@example.com"),
    };

    [Fact]
    public async Task Up_KilledWhileBothWait_GoesOnInTheNextProcess()
    {
        var folder = Directory.CreateTempSubdirectory("comparison-up-");
        using var http = new HttpClient();
        try
        {
            await using (var up = await RunningUp.StartAsync("--queue-delay", "0", "--data", folder.FullName))
                foreach (var api in up.Apis.Values)
                {
                    (await http.PostAsJsonAsync(new Uri(api, "workflows/approval"), Request)).EnsureSuccessStatusCode();
                    await UntilAsync(http, new(api, "decisions?workflow=approval"), answer => answer.Contains("REQ-78", StringComparison.Ordinal));
                    var second = await Command.RunAsync(["up", "--port", "0", "--no-page", "--data", folder.FullName]);
                    Assert.Equal((2, $"The data folder {folder.FullName} cannot be used: another local cloud has it. Take another by --data, or none by --ephemeral."), (second.Code, second.Errors.Trim()));
                }

            await using var again = await RunningUp.StartAsync("--queue-delay", "0", "--data", folder.FullName);
            foreach (var api in again.Apis.Values)
            {
                var answer = new JsonObject { ["decision"] = "approve", ["decided_by"] = "b@example.com", ["comments"] = "" };
                (await http.PostAsJsonAsync(new Uri(api, "decisions/approval.REQ-78.approval"), answer)).EnsureSuccessStatusCode();
                var ended = await UntilAsync(http, new(api, "workflows/approval/REQ-78"), found => StatusOf(found) == "succeeded");
                Assert.Contains("\"decided_by\":\"b@example.com\"", ended, StringComparison.Ordinal);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string? StatusOf(string execution) => (string?)JsonNode.Parse(execution)?["status"];

    // The cloud runs in real time here; how long a message takes is up to the machine.
    private static async Task<string> UntilAsync(HttpClient http, Uri address, Func<string, bool> isReached)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var answer = await http.GetStringAsync(address);
            if (isReached(answer))
                return answer;
            await Task.Delay(100);
        }
        throw new InvalidOperationException($"{address} did not come so far.");
    }
}
