using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Annotations;
using Comparison.Adapters.Json;
using Comparison.Domain.Approvals;
using Comparison.StepFunctions.Hosting;

namespace Comparison.StepFunctions.Approvals;

/// <summary>The Lambda task of <c>approval.asl.json</c>.</summary>
public sealed class ApprovalTasks
{
    /// <exception cref="InvalidInputException">The input breaks rules.</exception>
    [LambdaFunction]
    public CheckedApproval ValidateApproval(JsonElement input) => ApprovalRequest.Check(input) switch
    {
        ({ } request, _) => new(request, request.Amount?.ToString(CultureInfo.InvariantCulture), ApprovalPolicy.Decision(request).Id),
        var (_, errors) => throw new InvalidInputException(
            JsonSerializer.Serialize(ApprovalOutcome.Invalid(input, errors), SuiteJson.Default.ApprovalOutcome)),
    };
}

/// <summary>A request that keeps all rules, its defaults filled in.</summary>
/// <param name="Amount">As text, because a machine's own numbers are binary floats; written even when null, for a machine to read.</param>
public sealed record CheckedApproval(
    ApprovalRequest Request, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Amount, string DecisionId);
