using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.StepFunctions.Model;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Adapters.Json;
using Comparison.Domain;
using Comparison.Domain.Decisions;
using Comparison.Domain.Inputs;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;
using Comparison.Web.Histories;

namespace Comparison.Web.Clouds;

/// <summary>One deployed variant, wherever it is: by its HTTP API, by its engine's own API and by the tables.</summary>
internal sealed class StackClient(AwsTarget target) : IDisposable
{
    private int _reads;

    public Deployment Deployment => target.Deployment;

    public Variant Variant => target.Variant;

    /// <summary>How many read units of the tables the page itself has used: they are no part of any run.</summary>
    public int OwnReads => _reads;

    public async Task<StartAnswer> StartAsync(Sample request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(target.ApiUrl, $"workflows/{request.Workflow.ToText()}"));
        message.Content = new StringContent(request.Payload, Encoding.UTF8, "application/json");
        // One for both variants: the decisions' rows carry it.
        message.Headers.Add("x-correlation-id", CorrelationId.IsValid(request.Name) ? request.Name : "page");
        using var answer = await target.Http.SendAsync(message, cancellationToken);
        var body = await ReadAsync(answer, cancellationToken);
        return answer.StatusCode == HttpStatusCode.Accepted
            ? new(body["id"]!.GetValue<string>(), [])
            : new(null, Errors(answer.StatusCode, body));
    }

    public async Task<DecideAnswer> DecideAsync(GivenDecision decision, CancellationToken cancellationToken)
    {
        var content = new JsonObject
        {
            ["decision"] = decision.Approves ? "approve" : "reject",
            ["decided_by"] = decision.By,
            ["comments"] = decision.Comments,
        };
        using var answer = await target.Http.PostAsJsonAsync(
            new Uri(target.ApiUrl, $"decisions/{Uri.EscapeDataString(decision.DecisionId)}"), content, cancellationToken);
        var body = await ReadAsync(answer, cancellationToken);
        var ruling = body["decided"] is { } decided ? decided.Deserialize(SuiteJson.Default.Ruling) : null;
        return new(answer.StatusCode, ruling, answer.StatusCode == HttpStatusCode.OK ? [] : Errors(answer.StatusCode, body));
    }

    public Task<ExecutionPage> ListAsync(WorkflowName workflow, WorkflowState? state, int limit, string? cursor, CancellationToken cancellationToken) =>
        target.Engine.ListAsync(workflow, state, limit, cursor, cancellationToken);

    public Task<DecisionPage> PendingAsync(int limit, string? cursor, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        return target.Desk.PendingAsync(workflow: null, limit, cursor, cancellationToken);
    }

    /// <summary>A history to read on in; null when there is no such execution.</summary>
    public async Task<IHistory?> OpenAsync(RunKey run, CancellationToken cancellationToken)
    {
        var workflow = target.Deployment.Workflows[run.Workflow];
        if (Variant == Variant.Durable)
        {
            var found = await target.Adapters.Lambda.ListDurableExecutionsByFunctionAsync(
                new() { FunctionName = WorkflowTargets.Unqualified(workflow), DurableExecutionName = run.Id, MaxItems = 1 }, cancellationToken);
            return found.DurableExecutions is [var execution, ..] ? new DurableHistory(target.Adapters.Lambda, execution.DurableExecutionArn) : null;
        }
        var arn = WorkflowTargets.ExecutionArn(workflow, run.Id);
        try
        {
            await target.Adapters.StepFunctions.DescribeExecutionAsync(new() { ExecutionArn = arn }, cancellationToken);
            return new MachineHistory(target.Adapters.StepFunctions, arn);
        }
        catch (ExecutionDoesNotExistException)
        {
            return null;
        }
    }

    public async Task<JsonElement?> OutcomeAsync(RunKey run, CancellationToken cancellationToken) =>
        (await target.Engine.FindAsync(run.Workflow, run.Id, cancellationToken))?.Outcome;

    /// <summary>The question that a run asks; null when it is answered, or not on the desk yet.</summary>
    public async Task<PendingDecision?> AskedAsync(RunKey run, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        var row = await target.RowAsync(StackTable.Decisions, new DecisionKey(run.Workflow, run.Id).Id, cancellationToken);
        return row is not null && Text(row, DecisionRow.StatusAttribute) == "pending" ? PendingRow.Read(row) : null;
    }

    public Task<IReadOnlyDictionary<string, string>> EffectsAsync(RunKey run, CancellationToken cancellationToken)
    {
        Interlocked.Add(ref _reads, 3);
        return RunEffects.OfAsync(target, run.Workflow, run.Id, cancellationToken);
    }

    public void Dispose() => target.Dispose();

    private static string? Text(JsonObject row, string attribute) => row[attribute]?["S"]?.GetValue<string>();

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken) =>
        await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken) ?? [];

    // The functions give errors, the gateway before them a message.
    private static IReadOnlyList<string> Errors(HttpStatusCode status, JsonObject body) => body["errors"] is JsonArray errors
        ? [.. errors.Select(error => error!.ToString())]
        : [AwsFailure.Explain(status, body["message"]?.ToString()) ?? $"The API answers {(int)status}."];
}

/// <summary>A question from its row, without the callback.</summary>
internal static class PendingRow
{
    public static PendingDecision Read(JsonObject row) => new(
        Text(row[DecisionRow.IdAttribute]),
        Text(row[DecisionRow.WorkflowAttribute]),
        Text(row[DecisionRow.SubjectAttribute]),
        Text(row[DecisionRow.QuestionAttribute]),
        row[DecisionRow.FactsAttribute]!["M"]!.AsObject().ToDictionary(fact => fact.Key, fact => Text(fact.Value)),
        [.. row[DecisionRow.DecidersAttribute]!["L"]!.AsArray().Select(Text)],
        InstantConverter.Read(Text(row[DecisionRow.ReplyByAttribute])));

    private static string Text(JsonNode? attribute) => attribute!["S"]!.GetValue<string>();
}
