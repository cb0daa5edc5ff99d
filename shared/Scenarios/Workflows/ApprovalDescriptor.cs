using Comparison.Domain;
using Comparison.Scenarios.Drawing;

namespace Comparison.Scenarios.Workflows;

internal static class ApprovalDescriptor
{
    private static readonly string[] Amounts =
        ["0.01", "1", "9999.99", "10000", "10000.00", "1E4", "10000.01", "10000.0000000001", "15000.5", "79228162514264337593543950335"];

    private static readonly (string Name, string Raw)[] BrokenRules =
    [
        ("request_id", "\"REQ 1\""), ("request_id", FuzzTexts.Long(65)), ("request_id", "\"REQ-1\\n\""), ("request_id", "\"Ü\""), ("approvers", "[]"),
        ("approvers", "\"security@example.com\""), ("approvers", "[\"SAM.LEE@example.com\", \"b@example.com\"]"), ("amount", "0"),
        ("amount", "-0.01"), ("amount", "\"5000\""), ("amount", "79228162514264337593543950336"), ("timeout_hours", "0"),
        ("timeout_hours", "721"), ("timeout_hours", "24.5"), ("timeout_hours", "\"24\""), ("approval_type", "\"expense\""),
    ];

    public static WorkflowDescriptor Value { get; } = new(WorkflowName.Approval)
    {
        AskingSample = "REQ-003",
        Answered = ("approved", "rejected"),
        AskedInOutage = "approved",
        EndsWithTheAnswer = true,
        FreeMember = "description",
        AskQueue = "approvals",
        CallsOfYes =
        [
            new("ask", "SQS.SendMessage comparison-approvals", "the ask", "failed"),
            new("desk", "DynamoDB.PutItem comparison-decisions", "the desk's row", "expired"),
        ],
        Functions = ["approval", "validate-approval", "approval-consumer"],
        Shown =
        [
            new(
                "functions-throttled", "Lambda has no capacity when it is needed",
                "The service invokes the function again a little later; nothing was done, so nothing is repeated.",
                "The state's Retry names the error, waits and invokes again."),
            new(
                "ask-dropped", "The question never reaches anybody",
                "The callback times out, and the code turns the question into an expired one.",
                "The state times out, and its Catch leads to the state that turns the question into an expired one."),
            new(
                "functions-always-die", "The code dies at every attempt",
                "Lambda gives the execution up after its attempts at one invocation.",
                "The state's Retry runs out, and the execution fails."),
        ],
        Fuzz = new(Draw, BrokenRules,
        [
            FuzzTargets.Ask, FuzzTargets.Ask, FuzzTargets.Desk, FuzzTargets.Decisions, FuzzTargets.Expire, FuzzTargets.Reread,
            FuzzTargets.Answer, FuzzTargets.Messages, "validate-approval", "approval-consumer",
        ])
        {
            OutlivesRetention = true,
        },
        Crowd = new(
            "security@example.com",
            id => $$"""
                {"request_id": "{{id}}", "approval_type": "access", "requester": "sam@example.com", "description": "Access", "approvers": ["security@example.com"]}
                """,
            FirstTask: "validate-approval", LosableCall: FuzzTargets.Ask, RepeatedMessages: FuzzTargets.Messages),
    };

    // Expenses around what is approved at once, and others for every deadline.
    private static FuzzInput Draw(Dice dice)
    {
        var isExpense = dice.Chance(25);
        var input = new FuzzInput()
            .With("request_id", FuzzTexts.Id(dice))
            .With("approval_type", isExpense ? dice.Pick("expense", "EXPENSE", " Expense ") : dice.Pick("access", "travel", "expenses", "spesa à terra"))
            .With("requester", dice.Pick("sam.lee@example.com", "Sam", "χρήστης@example.com"))
            .With("description", FuzzTexts.Any(dice))
            .WithRaw("approvers", Approvers(dice));
        if (isExpense || dice.Chance(30))
            input.WithRaw("amount", isExpense ? dice.Pick(Amounts) : dice.Pick("0", "0.00", "12.5", "null"));
        if (dice.Chance(70))
            input.WithRaw("timeout_hours", dice.Pick("1", "2", "24", "24.0", "48", "719", "720", "7.2E2"));
        return input;
    }

    private static string Approvers(Dice dice) => dice.Pick(
        """["security@example.com"]""",
        """["security@example.com", "dba@example.com"]""",
        """[" security@example.com ", "", "  "]""",
        """["a@example.com", "a@example.com", "Ärztin@example.com"]""");
}
