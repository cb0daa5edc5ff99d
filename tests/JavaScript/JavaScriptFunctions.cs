using System.Text;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.DurableExecutions.Executions;

namespace Comparison.JavaScript.Tests;

/// <summary>A local cloud in real time, with the workflows of <c>workflows.mjs</c> attached to it.</summary>
/// <remarks>In real time, because AWS's SDK compares the ends of waits with its machine's clock; they last one second each.</remarks>
public sealed class JavaScriptFunctions(NodePackages packages) : IAsyncLifetime
{
    private LocalCloud _cloud = null!;
    private Account _account = null!;
    private LambdaEngine _lambda = null!;
    private Node? _node;

    public async ValueTask InitializeAsync()
    {
        if (packages.Missing is not null)
            return;
        _cloud = await LocalCloud.StartAsync();
        _account = _cloud.AddAccount();
        _lambda = new(_account.Context);
        _account.Add(_lambda);
        _node = packages.Start("attach.mjs", _cloud.Endpoint, _account.Context.Id);
        Assert.Equal("attached", await _node.ReadLineAsync());
    }

    /// <summary>Runs the workflow to its end; callbacks are answered with <c>"yes"</c> while it is suspended.</summary>
    /// <returns>How it ended, and its history, one line for each event.</returns>
    internal async Task<(ExecutionDescription Ended, IReadOnlyList<string> History)> RunAsync(string workflow, string input)
    {
        Assert.SkipWhen(_node is null, packages.Missing ?? "");
        var arn = await BeginAsync(_lambda, workflow, input);
        await _account.Context.Workload.WhenIdleAsync();
        foreach (var callback in _lambda.Durable.OpenCallbacks(arn))
            _lambda.Durable.SucceedCallback(callback.CallbackId, "yes");
        return (await UntilEndAsync(_lambda, arn), [.. _lambda.Durable.History(arn).Items.Select(HistoryLine.Write)]);
    }

    /// <returns>The ARN of the execution that was started.</returns>
    internal static async Task<string> BeginAsync(LambdaEngine lambda, string workflow, string input)
    {
        var call = new InvokeCall($"{workflow}:live", Encoding.UTF8.GetBytes(input)) { Kind = InvocationKind.Event };
        return (await lambda.InvokeAsync(call, CancellationToken.None)).DurableExecutionArn!;
    }

    internal static Task<ExecutionDescription> UntilEndAsync(LambdaEngine lambda, string arn)
    {
        var ended = new TaskCompletionSource<ExecutionDescription>(TaskCreationOptions.RunContinuationsAsynchronously);
        lambda.Durable.OnEnd(arn, ended.SetResult);
        return ended.Task;
    }

    public async ValueTask DisposeAsync()
    {
        if (_node is null)
            return;
        await _node.DisposeAsync();
        await _cloud.DisposeAsync();
    }
}
