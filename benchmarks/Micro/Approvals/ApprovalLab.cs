using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Domain.Decisions;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.DurableExecutions.Executions;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Samples;

namespace Comparison.Micro.Approvals;

/// <summary>Approvals that ask a person, in one stack, in real time: by the HTTP API, with history and meter, and no delay in the queue.</summary>
/// <remarks>
/// The driver plays the requester and the approver. It learns by interceptors in this process when the row is on the desk and when the
/// execution has ended, and so adds no polling to what it times.
/// </remarks>
internal sealed class ApprovalLab
{
    private static readonly Sample AskedSample = SampleFiles.For(WorkflowName.Approval).Single(sample => sample.Name == "REQ-003");

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _asked = new();
    private readonly HttpClient _http = new();
    private readonly DeployedStack _stack;

    private ApprovalLab(DeployedStack stack)
    {
        _stack = stack;
        stack.Account.Context.Interceptors.Add<InterceptedCall, JsonObject>(async (call, next) =>
        {
            var answer = await next();
            if (call.Operation == "PutItem" && call.Request["Item"]?["id"]?["S"]?.GetValue<string>() is { } id && _asked.TryGetValue(id, out var asked))
                asked.TrySetResult();
            return answer;
        });
    }

    public static async Task<ApprovalLab> OpenAsync(LocalCloud cloud, Variant variant) =>
        new(await DeployedStack.DeployAsync(cloud, variant, new() { QueueDelay = TimeSpan.Zero }));

    /// <summary>Runs so many approvals to their outcome, some at a time.</summary>
    public async Task<IReadOnlyList<ApprovalTimes>> RunAsync(int first, int count, int atOnce)
    {
        var times = new ApprovalTimes[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (i, _) =>
        {
            var started = Stopwatch.GetTimestamp();
            var execution = await AskAsync(first + i);
            var decided = Stopwatch.GetTimestamp();
            await DecideAsync(first + i, execution);
            times[i] = new(Stopwatch.GetElapsedTime(started), Stopwatch.GetElapsedTime(decided));
        });
        return times;
    }

    /// <summary>Starts so many approvals, and leaves them waiting for their approvers.</summary>
    public Task LeaveWaitingAsync(int first, int count, int atOnce) => Parallel.ForAsync(
        0, count, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (i, _) => await AskAsync(first + i));

    /// <summary>Starts an approval.</summary>
    /// <returns>Its execution's ARN, once the question is on the desk.</returns>
    private async Task<string> AskAsync(int number)
    {
        var asked = _asked[Decision(number)] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var payload = AskedSample.Payload.Replace(AskedSample.Name, Id(number), StringComparison.Ordinal);
        using var body = new StringContent(payload, Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(new Uri(_stack.ApiUrl, "workflows/approval"), body);
        Expect(HttpStatusCode.Accepted, answer);
        var started = await answer.Content.ReadFromJsonAsync<JsonObject>();
        await asked.Task;
        _asked.TryRemove(Decision(number), out _);
        return started!["execution"]!.GetValue<string>();
    }

    /// <summary>Approves; completes with the execution.</summary>
    private async Task DecideAsync(int number, string execution)
    {
        using var body = new StringContent(
            """{"decision":"approve","decided_by":"dba@example.com","comments":"Looks right to me"}""", Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(new Uri(_stack.ApiUrl, $"decisions/{Decision(number)}"), body);
        Expect(HttpStatusCode.OK, answer);
        var outcome = await OutcomeAsync(execution);
        if (outcome?.Contains("approved", StringComparison.OrdinalIgnoreCase) is not true)
            throw new InvalidOperationException($"{execution} ended with {outcome}.");
    }

    private async Task<string?> OutcomeAsync(string execution)
    {
        if (_stack.Variant == Variant.StepFunctions)
            return (await _stack.Services.StepFunctions.UntilEndedAsync(execution)).Output;
        var ended = new TaskCompletionSource<ExecutionDescription>(TaskCreationOptions.RunContinuationsAsynchronously);
        _stack.Services.Lambda.Durable.OnEnd(execution, ended.SetResult);
        return (await ended.Task).Result;
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"REQ-{number}");

    private static string Decision(int number) => new DecisionKey(WorkflowName.Approval, Id(number)).Id;

    private static void Expect(HttpStatusCode status, HttpResponseMessage answer)
    {
        if (answer.StatusCode != status)
            throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri} answered {(int)answer.StatusCode}.");
    }
}

/// <summary>How long one approval took.</summary>
/// <param name="Total">From the request that starts it to its outcome.</param>
/// <param name="Decision">From the request that decides it to its outcome.</param>
internal sealed record ApprovalTimes(TimeSpan Total, TimeSpan Decision);
