using Comparison.Domain;
using Comparison.Domain.Loans;
using Comparison.Adapters.Engines;
using Comparison.Scenarios.Catalog;
using Comparison.Scenarios.Drawing;
using Comparison.Scenarios.Integrity;
using Comparison.Scenarios.Operating;
using System.Globalization;

namespace Comparison.Scenarios.Workflows;

internal static class LoanDescriptor
{
    private const string TwoSilentBureaus = "0001";

    // One whose reports allow any amount.
    private const string Trusted = "1111";

    private static readonly string[] Sins = ["0000", "0001", "2222", "3333", "4444", "5555", "6666", "7777"];

    private static readonly string[] Amounts =
    [
        "0.01", "9999.99", "10000", "10000.01", "24999.99", "25000", "25000.01", "25001", "99999.99", "100000", "1E5", "1000000",
        "\"20000\"", "\" 25000.00 \"", "\"-0.01\"",
    ];

    private static readonly (string Name, string Raw)[] BrokenRules =
    [
        ("application_id", "\"LOAN.1\""), ("application_id", FuzzTexts.Long(65)), ("sin", "\"123\""), ("sin", "\"12345\""), ("sin", "1111"),
        ("sin", "\"١٢٣٤\""), ("sin", "\"1111\\n\""), ("loan_amount", "0"), ("loan_amount", "-1"), ("loan_amount", "0.001"),
        ("loan_amount", "1000000.01"), ("loan_amount", "\"1,000\""), ("loan_amount", "\"$5\""), ("name", "\" \""), ("address", "5"),
    ];

    public static WorkflowDescriptor Value { get; } = new(WorkflowName.Loan)
    {
        AskingSample = "ALICE",
        Answered = ("approved", "denied"),
        AskedInOutage = "failed",
        Deadlines = [$"deadline of the loan's manager: {LoanPolicy.ManagerDeadline.TotalMinutes} min", $"deadline of the fraud check: {LoanPolicy.FraudDeadline.TotalMinutes} min"],
        FreeMember = "address",
        CallsOfYes =
        [
            new("ask", "DynamoDB.PutItem comparison-decisions", "the ask", "failed"),
            new("fraud-ask", "Lambda.Invoke comparison-fraud-check", "the fraud check's ask", "failed"),
            new("disbursement", "DynamoDB.PutItem comparison-ledger", "the disbursement", "failed"),
        ],
        Functions = ["loan", "validate-loan", "pull-report", "assess-loan", "offer-loan"],
        OwnScenarios = sample => [.. CreditScenarios.All(sample("CHARLIE")), .. FraudScenarios.All(sample("CHARLIE"))],
        OwnFaults = sample => MessageScenarios.OfFraudCheck(sample("CHARLIE")),
        Invariants = [new("one-disbursement", "An approved loan is paid out once and in full, and no other is.", OneDisbursement)],
        Shown =
        [
            new(
                "fraud-message-dropped", "Somebody who should send heartbeats is never heard of",
                "The callback's heartbeat runs out long before its deadline; the code takes it as no answer.",
                "The state's heartbeat runs out long before its deadline; its Catch takes it as no answer."),
        ],
        Situations = [new("redo", "a run has failed, and its cause is mended", Repairs.RedoAsync)],
        Fuzz = new(Draw, BrokenRules,
        [
            // The ask of the fraud service often, because much of what is drawn beside it is not fair and drawn again.
            FuzzTargets.FraudAsk, FuzzTargets.FraudAsk, FuzzTargets.FraudAsk, FuzzTargets.FraudAsk, FuzzTargets.Desk, FuzzTargets.Decisions,
            FuzzTargets.Expire, FuzzTargets.Reread, FuzzTargets.Ledger, FuzzTargets.FraudMessages, FuzzTargets.Answer, "validate-loan",
            "pull-report", "assess-loan", "offer-loan", "fraud-check", "fraud-worker",
        ])
        {
            HasFraudCheck = true,
            HasIdsOfTheApi = true,
            RetriesAtOnce = input => input.Text("sin") == TwoSilentBureaus,
        },
        Crowd = new(
            "managers@example.com", id => $$"""{"application_id": "{{id}}", "name": "Alice", "sin": "1111", "loan_amount": 150000}""",
            FirstTask: "validate-loan", LosableCall: FuzzTargets.Ledger, RepeatedMessages: FuzzTargets.FraudMessages),
    };

    // For a manager, for each habit of the fraud service, and around what reports allow.
    private static FuzzInput Draw(Dice dice)
    {
        var (sin, amount) = dice.Below(10) switch
        {
            < 4 => (Trusted, dice.Pick("100000", "100000.00", "100000.01", "\"150000\"", "1000000")),
            < 8 => (dice.Pick(Sins), dice.Pick("0.01", "9999.99", "10000", "1E4")),
            8 => (Any(dice), dice.Pick(Amounts)),
            _ => (dice.Pick(Sins), dice.Pick(Amounts)),
        };
        var input = new FuzzInput()
            // Without an id the API draws one, and each variant another: nothing of the two could be compared.
            .With("application_id", FuzzTexts.Id(dice))
            .With("name", dice.Chance(70) ? "Alice Johnson" : FuzzTexts.Any(dice))
            .With("sin", dice.Chance(90) ? sin : $" {sin} ")
            .WithRaw("loan_amount", amount);
        if (dice.Chance(50))
            input.With("address", FuzzTexts.Any(dice));
        if (dice.Chance(50))
            input.WithRaw("phone", dice.Pick("\"613-555-0101\"", "null", "\"\""));
        return input;
    }

    private static string Any(Dice dice) => dice.Below(10_000).ToString("D4", CultureInfo.InvariantCulture);

    private static string? OneDisbursement(Aftermath aftermath)
    {
        var count = aftermath.Ledger.Count;
        if (aftermath.State != WorkflowState.Succeeded ? count > 1 : count != (aftermath.Status == "approved" ? 1 : 0))
            return $"{count} disbursements of a loan that is {aftermath.Status}";
        return aftermath.Outcome is null || count == 0 || Aftermath.Same(aftermath.Ledger[0], "loan_amount", aftermath.Outcome)
            ? null
            : $"{aftermath.Ledger[0]["loan_amount"]} was paid out";
    }
}
