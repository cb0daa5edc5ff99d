using System.Globalization;
using Comparison.Domain.Decisions;

namespace Comparison.Domain.Loans;

/// <summary>The rules of loans: deadlines, who is asked what, and how an application ends.</summary>
public static class LoanPolicy
{
    /// <summary>The fraud service's callback.</summary>
    public const string FraudCallback = "fraud-check";

    /// <summary>Begins the ids that are made for applications without one.</summary>
    public const string IdPrefix = "LOAN-";

    public const decimal MaxAmount = 1_000_000m;

    /// <summary>From here a manager has to approve.</summary>
    public const decimal ManagerAmount = 100_000m;

    /// <summary>What an execution may last in all, in seconds: longer than both deadlines with every retry around them.</summary>
    public const int ExecutionLimitSeconds = 3600;

    /// <summary>How long the managers have.</summary>
    public static readonly TimeSpan ManagerDeadline = TimeSpan.FromMinutes(30);

    /// <summary>How long the fraud service has.</summary>
    public static readonly TimeSpan FraudDeadline = TimeSpan.FromMinutes(5);

    /// <summary>How long the fraud service may be silent.</summary>
    public static readonly TimeSpan FraudHeartbeat = TimeSpan.FromMinutes(1);

    private static readonly string[] Managers = ["managers@example.com"];

    public static bool NeedsManager(LoanApplication application) => application.LoanAmount >= ManagerAmount;

    public static DecisionKey Decision(LoanApplication application) => new(WorkflowName.Loan, application.ApplicationId);

    /// <summary>What the managers are asked.</summary>
    public static Question Question(LoanApplication application, Assessment assessment, Deadlines deadlines) => new(
        Decision(application),
        $"Approve loan {application.ApplicationId}?",
        new Dictionary<string, string>
        {
            ["name"] = application.Name,
            ["amount"] = "$" + application.LoanAmount.ToString("N2", CultureInfo.InvariantCulture),
            ["risk_tier"] = assessment.Tier.ToText(),
            ["average_score"] = assessment.AverageScore.ToString("F1", CultureInfo.InvariantCulture),
        },
        Managers,
        deadlines.Scaled(ManagerDeadline),
        application.CorrelationId);

    /// <summary>How an application ends that was assessed well and that no manager stopped: by the fraud service's answer.</summary>
    /// <param name="ruling">What a manager said; null when nobody was asked.</param>
    public static LoanOutcome Conclude(LoanApplication application, Assessment assessment, Ruling? ruling, FraudAnswer answer) => answer switch
    {
        { Failure: { } failure } => LoanOutcome.Failed(application, failure, ruling),
        { Verdict: { FraudCheck: FraudFinding.Found } verdict } => LoanOutcome.Denied(
            application, assessment, [$"fraud check found {verdict.RiskIndicators} risk indicators"], ruling),
        _ => LoanOutcome.Approved(application, LoanOffer.For(application, assessment.AnnualRate!.Value), ruling),
    };
}
