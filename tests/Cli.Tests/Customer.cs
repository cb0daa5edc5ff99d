using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Samples;

namespace Comparison.Cli.Tests;

/// <summary>Somebody who starts a request through a stack's HTTP API, says yes when asked, and looks until it has ended; in real time.</summary>
internal sealed class Customer(LocalStack stack, HttpClient http)
{
    public async Task<string> RunAsync(Sample sample, CancellationToken cancellationToken)
    {
        var workflow = sample.Workflow.ToString().ToLowerInvariant();
        using var content = new StringContent(sample.Payload, System.Text.Encoding.UTF8, "application/json");
        using var started = await http.PostAsync(new Uri(stack.ApiUrl, $"workflows/{workflow}"), content, cancellationToken);
        started.EnsureSuccessStatusCode();
        var id = (await started.Content.ReadFromJsonAsync<JsonNode>(cancellationToken))!["id"]!.GetValue<string>();
        // The API has no call that waits: it is asked until it tells, by clients on AWS as well.
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(300));
        while (await again.WaitForNextTickAsync(cancellationToken))
        {
            await ApproveAsync(id, cancellationToken);
            var execution = await http.GetFromJsonAsync<JsonNode>(new Uri(stack.ApiUrl, $"workflows/{workflow}/{id}"), cancellationToken);
            if (execution!["outcome"] is { } outcome)
                return $"{outcome["status"]}";
        }
        throw new OperationCanceledException(cancellationToken);
    }

    private async Task ApproveAsync(string subject, CancellationToken cancellationToken)
    {
        var page = await stack.Desk.PendingAsync(workflow: null, limit: 100, cursor: null, cancellationToken);
        if (page.Decisions.FirstOrDefault(decision => decision.SubjectId == subject) is not { } asked)
            return;
        var answer = new JsonObject { ["decision"] = "approve", ["decided_by"] = asked.Deciders[0], ["comments"] = "" };
        using var response = await http.PostAsJsonAsync(
            new Uri(stack.ApiUrl, $"decisions/{Uri.EscapeDataString(asked.Id)}"), answer, cancellationToken);
    }
}
