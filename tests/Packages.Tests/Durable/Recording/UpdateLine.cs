using Amazon.Lambda.Model;

namespace Comparison.Packages.Tests.Durable.Recording;

/// <summary>An update as one line: type, action, sub-type and name, then whatever else it carries.</summary>
internal static class UpdateLine
{
    public static string Of(OperationUpdate update) => string.Join(' ', Parts(update).OfType<string>());

    private static IEnumerable<string?> Parts(OperationUpdate update)
    {
        yield return update.Type;
        yield return update.Action;
        yield return update.SubType;
        yield return update.Name;
        yield return update.Payload is null ? null : $"= {update.Payload}";
        yield return update.Error is null ? null : $"! {update.Error.ErrorType}: {update.Error.ErrorMessage}";
        yield return update.StepOptions is null ? null : $"again in {update.StepOptions.NextAttemptDelaySeconds} s";
        yield return update.WaitOptions is null ? null : $"for {update.WaitOptions.WaitSeconds} s";
        yield return update.CallbackOptions?.TimeoutSeconds is { } timeout ? $"within {timeout} s" : null;
        yield return update.CallbackOptions?.HeartbeatTimeoutSeconds is { } heartbeat ? $"heartbeat {heartbeat} s" : null;
        yield return update.ChainedInvokeOptions is null ? null : $"of {update.ChainedInvokeOptions.FunctionName}";
        yield return update.ChainedInvokeOptions?.TenantId is { } tenant ? $"for {tenant}" : null;
        yield return update.ContextOptions?.ReplayChildren == true ? "replay children" : null;
    }
}
