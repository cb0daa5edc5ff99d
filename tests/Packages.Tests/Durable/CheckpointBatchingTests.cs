using System.Net;
using Amazon.Lambda.DurableExecution;
using Amazon.Runtime;

namespace Comparison.Packages.Tests.Durable;

public sealed class CheckpointBatchingTests : DurableTests
{
    [Fact]
    public async Task Checkpoints_OneAfterTheOther_AreAuthorizedByTheAnswerBefore()
    {
        await Execution.InvokeAsync(async context =>
        {
            await context.CreateCallbackAsync<string>("a");
            await context.CreateCallbackAsync<string>("b");
            await context.WaitAsync(TimeSpan.FromSeconds(1));
        });

        Assert.Equal(["token-0", "token-1", "token-2"], Execution.Tokens);
    }

    [Fact]
    public async Task Updates_WhileACallIsInFlight_GoTogetherInTheNext()
    {
        var hold = Execution.Hold = new();
        TaskCompletionSource finish = new();

        await Execution.InvokeAsync(async context =>
        {
            var slow = context.StepAsync((_, _) => finish.Task, "slow");
            await hold.Arrived;
            Task[] quick = [Quick(context, "b"), Quick(context, "c")];
            hold.Release();
            await Task.WhenAll(quick);
            finish.SetResult();
            await slow;
        });

        Assert.Equal(
            [
                ["STEP START Step slow"],
                ["STEP START Step b", "STEP SUCCEED Step b = null", "STEP START Step c", "STEP SUCCEED Step c = null"],
                ["STEP SUCCEED Step slow = null"],
            ],
            Execution.Calls);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Checkpoints_WhileABranchBlocksItsThread_GoOn(bool blocksFirst)
    {
        var hold = Execution.Hold = new();
        using var isOtherDone = new ManualResetEventSlim();

        var output = await Execution.InvokeAsync(async context =>
        {
            var held = context.CreateCallbackAsync<string>();
            await hold.Arrived;
            // Both are acknowledged by one call.
            List<Task> branches = blocksFirst ? [BlockAsync(context), GoOnAsync(context)] : [GoOnAsync(context), BlockAsync(context)];
            hold.Release();
            await held;
            await Task.WhenAll(branches);
        });

        Assert.Equal(InvocationStatus.Succeeded, output.Status);

        async Task BlockAsync(IDurableContext context)
        {
            await Quick(context, "a");
            Assert.True(isOtherDone.Wait(TimeSpan.FromSeconds(30)), "The other branch was held up.");
        }

        async Task GoOnAsync(IDurableContext context)
        {
            await Quick(context, "b");
            await Quick(context, "c");
            isOtherDone.Set();
        }
    }

    [Fact]
    public async Task Updates_MoreThan200_AreSplit() =>
        Assert.Equal([1, 200, 100], await CallSizesAsync(steps: 150, resultLength: 1));

    [Fact]
    public async Task Updates_OfMoreThan750Kilobytes_AreSplit() =>
        Assert.Equal([1, 3, 2, 1], await CallSizesAsync(steps: 3, resultLength: 300_000));

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "InvalidParameterValueException", "Inconsistent operation type")]
    [InlineData(HttpStatusCode.Forbidden, "AccessDeniedException", "not authorized")]
    // A stale token, which an invocation retried would not have: the service spells it otherwise than AWS's package does (issue 2571).
    [InlineData(HttpStatusCode.BadRequest, "InvalidParameterValueException", "Invalid checkpoint token")]
    public async Task Checkpoint_RefusedForGood_FailsTheExecution(HttpStatusCode status, string code, string message)
    {
        Execution.Refusal = new(message, innerException: null, ErrorType.Sender, code, "request", status);

        var output = await Execution.InvokeAsync(context => Quick(context, "a"));

        Assert.Equal((InvocationStatus.Failed, typeof(DurableExecutionException).FullName), (output.Status, output.Error!.ErrorType));
        Assert.Contains(message, output.Error.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, "TooManyRequestsException", "Rate exceeded")]
    [InlineData(HttpStatusCode.InternalServerError, "ServiceException", "oops")]
    // What AWS's package takes for a stale token; no service was seen to say so.
    [InlineData(HttpStatusCode.BadRequest, "InvalidParameterValueException", "Invalid Checkpoint Token: stale")]
    public async Task Checkpoint_RefusedForNow_IsThrownEvenIfTheWorkflowCatchesIt(HttpStatusCode status, string code, string message)
    {
        Execution.Refusal = new(message, innerException: null, ErrorType.Unknown, code, "request", status);

        var thrown = await Assert.ThrowsAsync<DurableExecutionException>(() => Execution.InvokeAsync(async context =>
        {
            await Assert.ThrowsAsync<DurableExecutionException>(() => context.CreateCallbackAsync<string>("a"));
            await Assert.ThrowsAsync<DurableExecutionException>(() => context.CreateCallbackAsync<string>("b"));
        }));

        Assert.Same(Execution.Refusal, thrown.InnerException);
        Assert.Single(Execution.Calls);
    }

    [Fact]
    public async Task Checkpoint_Refused_IsFollowedByWhatHadGatheredMeanwhile()
    {
        var hold = Execution.Hold = new();

        await Assert.ThrowsAsync<DurableExecutionException>(() => Execution.InvokeAsync(async context =>
        {
            var callback = context.CreateCallbackAsync<string>("a");
            await hold.Arrived;
            var step = Quick(context, "b");
            Execution.Refusal = new("oops", innerException: null, ErrorType.Receiver, "ServiceException", "request", HttpStatusCode.InternalServerError);
            hold.Release();
            await Task.WhenAll(callback, step);
        }));

        Assert.Equal([["CALLBACK START Callback a"], ["STEP START Step b", "STEP SUCCEED Step b = null"]], Execution.Calls);
    }

    [Fact]
    public async Task Checkpoint_AnsweredWithoutAToken_IsFollowedByOneWithAnEmptyToken()
    {
        Execution.AnswersWithoutToken = true;

        await Execution.InvokeAsync(async context =>
        {
            await context.CreateCallbackAsync<string>("a");
            await context.CreateCallbackAsync<string>("b");
        });

        Assert.Equal(["token-0", ""], Execution.Tokens);
    }

    private static Task Quick(IDurableContext context, string name) => context.StepAsync((_, _) => Task.CompletedTask, name);

    private async Task<IEnumerable<int>> CallSizesAsync(int steps, int resultLength)
    {
        var hold = Execution.Hold = new();
        var result = new string('x', resultLength);
        await Execution.InvokeAsync(async context =>
        {
            var callback = context.CreateCallbackAsync<string>();
            await hold.Arrived;
            var running = Enumerable.Range(0, steps).Select(_ => context.StepAsync((_, _) => Task.FromResult(result))).ToList();
            hold.Release();
            await Task.WhenAll(running);
            await callback;
        });
        return Execution.Calls.Select(call => call.Length);
    }
}
