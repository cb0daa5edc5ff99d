using System.Text.Json;
using Comparison.Domain;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Audits;
using Comparison.Scenarios.Crashes;
using Comparison.Scenarios.Runs;
using Microsoft.AspNetCore.Http;

namespace Comparison.Scenarios.StaleTokens;

/// <summary>How a durable execution ended whose function came with a checkpoint token that was used already.</summary>
/// <param name="Events">The failures in its history, with their errors.</param>
public sealed record StaleTokenTrial(WorkflowName Workflow, string Status, IReadOnlyList<string> Events)
{
    /// <summary>One execution of each workflow. A state machine has no such token, and no such trial.</summary>
    public static async Task<IReadOnlyList<StaleTokenTrial>> PlayAsync(
        LocalCloud cloud, IEnumerable<WorkflowName> workflows, Form form, CancellationToken cancellationToken)
    {
        var trials = new List<StaleTokenTrial>();
        using var http = new HttpClient();
        foreach (var workflow in workflows)
            trials.Add(await PlayAsync(cloud, workflow, form, http, cancellationToken));
        return trials;
    }

    private static async Task<StaleTokenTrial> PlayAsync(
        LocalCloud cloud, WorkflowName workflow, Form form, HttpClient http, CancellationToken cancellationToken)
    {
        var options = new StackOptions { Form = form, Start = TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1) };
        var stack = await DeployedStack.DeployAsync(cloud, Variant.Durable, options, cancellationToken);
        UseFirstToken(stack);
        var driver = new ScenarioDriver(stack, http, CrashRoute.All(workflow)[0].Sample);
        await driver.StartAsync(cancellationToken);
        await driver.UntilEndedAsync(cancellationToken);

        var run = await driver.ResultAsync(cancellationToken);
        return new(workflow, run.Status, [.. run.Timeline.Where(entry => entry.Error is not null).Select(entry => $"{entry.Event} ({entry.Error})")]);
    }

    /// <summary>Somebody else, as an invocation that was given up and runs on, is faster by a checkpoint of no updates.</summary>
    private static void UseFirstToken(DeployedStack stack)
    {
        var isUsed = 0;
        stack.Account.Context.Interceptors.Add<AccountRequest, HttpResponse>(async (request, next) =>
        {
            if (ShadowRequest.IsCheckpoint(request.Path) && Interlocked.Exchange(ref isUsed, 1) == 0)
                stack.Services.Lambda.Durable.Checkpoint(request.Path[2], await TokenOfAsync(request.Http.Request), []);
            return await next();
        });
    }

    private static async Task<string> TokenOfAsync(HttpRequest request)
    {
        request.EnableBuffering();
        using var body = await JsonDocument.ParseAsync(request.Body);
        request.Body.Position = 0;
        return body.RootElement.GetProperty("CheckpointToken").GetString()!;
    }
}
