using System.Diagnostics;
using Comparison.Domain;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Samples;
using Microsoft.AspNetCore.Http;

namespace Comparison.Cli.Tests;

/// <summary>The samples through stacks whose functions run as processes from the zips, in real time.</summary>
public sealed class ProcessStackTests
{
    private static readonly string[] Ends = ["approved", "completed", "saved", "approved"];

    [Theory]
    [InlineData(Variant.Durable)]
    [InlineData(Variant.StepFunctions)]
    public async Task Samples_InProcesses_EndAsTheyShould(Variant variant)
    {
        await using var cloud = await LocalCloud.StartAsync();

        var ends = await RunAsync(await DeployAsync(cloud, variant));

        Assert.Equal(Ends, ends);
    }

    [Theory]
    [InlineData(Variant.Durable)]
    [InlineData(Variant.StepFunctions)]
    public async Task Samples_OneProcessKilled_EndTheSame(Variant variant)
    {
        await using var cloud = await LocalCloud.StartAsync();
        var stack = await DeployAsync(cloud, variant);
        var killed = 0;
        stack.Account.Context.Interceptors.Add<AccountRequest, HttpResponse>((request, next) =>
        {
            var isWork = request.Path[3] == "checkpoint" || request.Http.Request.Headers["X-Amz-Target"].ToString().StartsWith("Dynamo", StringComparison.Ordinal);
            if (killed == 0 && isWork && Victim(stack) is { } victim && Interlocked.Exchange(ref killed, 1) == 0)
                victim.Kill();
            return next();
        });

        var ends = await RunAsync(stack);

        Assert.Equal((1, string.Join(' ', Ends)), (killed, string.Join(' ', ends)));
    }

    // Works for the workflow, not for the customer: nobody calls again for an API that fails.
    private static Process? Victim(DeployedStack stack) =>
        stack.Services.Lambda.Processes.Running.FirstOrDefault(function => function.Key is
            "comparison-approval" or "comparison-order" or "comparison-fulfil-order" or "comparison-approval-consumer") is { } found
            ? Process.GetProcessById(found.First())
            : null;

    private static async Task<DeployedStack> DeployAsync(LocalCloud cloud, Variant variant) => await DeployedStack.DeployAsync(
        cloud,
        variant,
        new()
        {
            Packages = await Packages.OrSkipAsync(),
            QueueDelay = TimeSpan.Zero,
            Settle = TimeSpan.FromSeconds(1),
            FraudDelay = TimeSpan.Zero,
        });

    private static async Task<string[]> RunAsync(DeployedStack stack)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(1) };
        var customer = new Customer(stack, http);
        return await Task.WhenAll(
            customer.RunAsync(First(WorkflowName.Approval, "REQ-001"), TestContext.Current.CancellationToken),
            customer.RunAsync(First(WorkflowName.Order, "ORD-BIG"), TestContext.Current.CancellationToken),
            customer.RunAsync(First(WorkflowName.Moderation, "ART-FLAGGED"), TestContext.Current.CancellationToken),
            customer.RunAsync(First(WorkflowName.Loan, "LOAN-ALICE2345672"), TestContext.Current.CancellationToken));
    }

    private static Sample First(WorkflowName workflow, string name) =>
        SampleFiles.For(workflow).First(sample => sample.Payload.Contains(name, StringComparison.Ordinal));
}
