using System.Text;
using System.Text.RegularExpressions;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Cloud.Lambda.Requests;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.Time;
using Comparison.Local.DurableExecutions;
using Comparison.Local.DurableExecutions.Checkpoints;
using Comparison.Local.DurableExecutions.Executions;
using Comparison.Local.DurableExecutions.Operations;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda.Durable;

/// <summary>Runs durable functions for the service of durable executions, and starts executions for Invoke.</summary>
internal sealed partial class DurableFunctions : IDurableHost
{
    private const string Unqualified = "You cannot invoke a durable function using an unqualified ARN.";
    private const int MaxAttended = 6_291_456;
    private const int MaxUnattended = 1_048_576;
    private static readonly TimeSpan MaxSynchronous = TimeSpan.FromMinutes(15);

    private readonly AccountContext _account;
    private readonly FunctionRegistry _functions;
    private readonly InvocationRunner _runner;
    private readonly DeadLetters _deadLetters;
    private readonly Action<IssuedCallback> _callbackIssued;
    private readonly DurableData? _data;

    public DurableFunctions(
        AccountContext account, FunctionRegistry functions, InvocationRunner runner, DeadLetters deadLetters, Action<IssuedCallback> callbackIssued)
    {
        (_account, _functions, _runner, _deadLetters, _callbackIssued) = (account, functions, runner, deadLetters, callbackIssued);
        _data = account.Data is { } data ? new(account.Background, data) : null;
        Service = new(this, account.Time, new() { NewBytes = account.Ids.NewBytes, NewId = account.Ids.NewGuid }, _data);
    }

    public DurableService Service { get; }

    public void OnEvent() => _account.Changes.Raise();

    /// <summary>Takes up what the last process left; executions of functions that are there no more are removed.</summary>
    public void Restore()
    {
        _data?.Keep(function => _functions.FindByName(function) is not null);
        Service.Restore(Bury);
    }

    /// <summary>Starts an execution, or finds the one of the same name; a synchronous caller waits for its end.</summary>
    /// <exception cref="AwsException">
    /// No qualifier, a name that is taken, or an execution that may last longer than a synchronous call.
    /// </exception>
    public async Task<InvokeResult> InvokeAsync(
        FunctionVersion version, string? qualifier, DurableSettings config, InvokeCall call, CancellationToken cancellationToken)
    {
        if (qualifier is null)
            throw new AwsException("InvalidParameterValueException", Unqualified);
        if (call.Kind == InvocationKind.RequestResponse && TimeSpan.FromSeconds(config.ExecutionTimeout) > MaxSynchronous)
            throw new AwsException(
                "InvalidParameterValueException",
                "You cannot synchronously invoke a durable function with an executionTimeout greater than 15 minutes.");
        Validation.Check(check => check.Text(call.DurableExecutionName, "durableExecutionName", 64, ExecutionName()));
        if (call.Kind == InvocationKind.DryRun)
            return InvokePayload.Accepted(StatusCodes.Status204NoContent, version);

        var most = call.Kind == InvocationKind.Event ? MaxUnattended : MaxAttended;
        var start = Start(version, qualifier, config, Encoding.UTF8.GetString(call.Payload.Span), most) with
        {
            IsEvent = call.Kind == InvocationKind.Event,
            Name = call.DurableExecutionName,
        };
        var started = DurableErrors.Translate(() => Service.Start(start, start.IsEvent ? Bury : null));
        if (call.Kind == InvocationKind.Event)
            return InvokePayload.Accepted(StatusCodes.Status202Accepted, version) with { DurableExecutionArn = started.Arn };
        return Answer(await UntilEndAsync(started.Arn, cancellationToken));
    }

    /// <summary>Sends the event of an execution that ended without success to the dead-letter queue of the function.</summary>
    /// <remarks>
    /// Nothing retries such an execution, so that the queue is the only trace of its event (AWS's best practices for durable functions). By
    /// which name AWS calls the request there is not known; here it is the execution's ARN.
    /// </remarks>
    private void Bury(ExecutionDescription ended)
    {
        if (ended.Status == DurableExecutionStatus.Succeeded || _functions.FindByName(ended.FunctionName)?.Find(ended.Version) is not { } version)
            return;
        var error = ended.Error?.ErrorMessage ?? ended.Status.ToString();
        _account.Background.Run(() => _deadLetters.SendAsync(version.Definition, ended.Arn, Encoding.UTF8.GetBytes(ended.Input), error));
    }

    // The piece of work lasts until the end is reported, because that may begin the next invocation.
    public void Invoke(DurableInvocationRequest invocation) => _account.Background.Run(() => RunAsync(invocation));

    /// <remarks>
    /// What AWS does about a target that it cannot invoke is not known; here the invoke starts and fails with Invoke's own error,
    /// so that the workflow can catch it.
    /// </remarks>
    public ChainedTarget FindTarget(string functionName, string? payload)
    {
        try
        {
            var reference = _functions.Parse(functionName, null);
            var version = _functions.FindToInvoke(reference);
            if (version.Definition.Durable is not { } config)
                return new(version.Number);
            return reference.Qualifier is { } qualifier
                ? new(version.Number) { Execution = Start(version, qualifier, config, payload ?? "{}", MaxUnattended) }
                : throw new AwsException("InvalidParameterValueException", Unqualified);
        }
        catch (AwsException refused)
        {
            return new(FunctionVersion.Latest) { Refusal = new() { ErrorType = refused.Code, ErrorMessage = refused.Message } };
        }
    }

    public void InvokeChained(ChainedInvocation invocation) => _account.Background.Run(() => RunAsync(invocation));

    public void CallbackIssued(IssuedCallback callback) => _callbackIssued(callback);

    public void Metered(string executionArn, DurableUsage usage)
    {
        _account.Meter.Add(BillingUnit.DurableOperations, usage.Operations);
        _account.Meter.Add(BillingUnit.DurableBytesWritten, usage.Bytes);
    }

    private async Task RunAsync(DurableInvocationRequest invocation)
    {
        var requestId = _account.Ids.NewGuid();
        FunctionOutcome outcome;
        try
        {
            var version = _functions.Find(new(invocation.FunctionName, invocation.Version));
            outcome = await _runner.RunAsync(version, invocation.Version, requestId, Envelope.Write(invocation));
        }
        catch (AwsException throttled)
        {
            // How AWS counts a throttled invocation of an execution is not known; here it is one that failed, and is retried.
            Service.Fail(invocation, requestId, new() { ErrorType = throttled.Code, ErrorMessage = throttled.Message });
            return;
        }
        catch (Exception defect)
        {
            // Of the local cloud, or of a runtime that cannot start: the execution must not wait for an end that does not come.
            Service.Fail(invocation, requestId, new() { ErrorType = defect.GetType().Name, ErrorMessage = defect.Message });
            throw;
        }
        if (outcome.IsError)
            Service.Fail(invocation, requestId, Envelope.ReadError(outcome.Payload));
        else
            Service.Complete(invocation, requestId, Envelope.ReadOutput(outcome.Payload));
    }

    private async Task RunAsync(ChainedInvocation invocation)
    {
        FunctionOutcome outcome;
        try
        {
            var reference = _functions.Parse(invocation.FunctionName, null);
            var payload = Encoding.UTF8.GetBytes(invocation.Payload ?? "{}");
            outcome = await _runner.RunAsync(_functions.FindToInvoke(reference), reference.Qualifier, _account.Ids.NewGuid(), payload);
        }
        catch (AwsException refused)
        {
            // Whether AWS repeats a chained invoke that was throttled is not known; here it fails, and the workflow decides.
            Service.FailChained(invocation, new() { ErrorType = refused.Code, ErrorMessage = refused.Message });
            return;
        }
        catch (Exception defect)
        {
            Service.FailChained(invocation, new() { ErrorType = defect.GetType().Name, ErrorMessage = defect.Message });
            throw;
        }
        if (outcome.IsError)
            Service.FailChained(invocation, Envelope.ReadError(outcome.Payload));
        else
            Service.CompleteChained(invocation, Encoding.UTF8.GetString(outcome.Payload.Span));
    }

    private static StartExecution Start(
        FunctionVersion version, string qualifier, DurableSettings config, string input, int maxResultBytes) =>
        new(version.Function.Name, version.Function.Arn, qualifier, version.Number, input)
        {
            ExecutionTimeout = TimeSpan.FromSeconds(config.ExecutionTimeout),
            MaxResultBytes = maxResultBytes,
            RetentionPeriodInDays = config.RetentionPeriodInDays,
        };

    // The wait is not work: while the execution waits for somebody, so does its caller.
    private async Task<ExecutionDescription> UntilEndAsync(string arn, CancellationToken cancellationToken)
    {
        var end = new Suspension<ExecutionDescription?>(_account.Workload);
        Service.OnEnd(arn, ended => end.TryComplete(ended));
        using var givenUp = cancellationToken.Register(() => end.TryComplete(null));
        return await end.WaitAsync() ?? throw new OperationCanceledException(cancellationToken);
    }

    private static InvokeResult Answer(ExecutionDescription ended)
    {
        var succeeded = ended.Status == DurableExecutionStatus.Succeeded;
        var payload = succeeded ? Encoding.UTF8.GetBytes(ended.Result ?? "null") : Envelope.WriteError(ended.Error ?? new());
        return new(StatusCodes.Status200OK, payload, succeeded ? null : "Unhandled", ended.Version) { DurableExecutionArn = ended.Arn };
    }

    [GeneratedRegex("[a-zA-Z0-9-_]+")]
    private static partial Regex ExecutionName();
}
