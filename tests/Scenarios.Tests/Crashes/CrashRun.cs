using Comparison.Local.Cloud.Lambda;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Scenarios.Tests.Crashes;

/// <summary>What a run leaves behind.</summary>
/// <param name="Operations">Id, type, sub-type, name and parent of each, in the order of the ids: branches have no order.</param>
internal sealed record CrashRun(string Outcome, string Operations)
{
    public static CrashRun Of(string outcome, LambdaService lambda, string arn) => new(outcome, string.Join('\n', lambda.Durable.Operations(arn)
        .Where(operation => operation.Type != DurableOperationType.Execution)
        .OrderBy(operation => operation.Id, StringComparer.Ordinal)
        .Select(operation => $"{operation.Id} {operation.Type} {operation.SubType} {operation.Name} {operation.ParentId}")));
}
