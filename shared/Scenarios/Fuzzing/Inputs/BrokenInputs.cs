using Comparison.Domain;

namespace Comparison.Scenarios.Fuzzing.Inputs;

/// <summary>Breaks a valid request: its rules, one or several at once, its types, its form.</summary>
internal static class BrokenInputs
{
    private static readonly string[] Anything =
    [
        "null", "true", "0", "-1", "0.5", "1e30", "-0.0", "\"\"", "\"   \"", "[]", "[null]", "{}", "[[]]", "[\"\"]", "[1, \"a\"]",
        "{\"a\": {\"b\": [1, 2, {\"c\": null}]}}", "\"\\ud800\"", "12345678901234567890123456789012345678901234567890",
    ];

    private static readonly string[] Forms =
    [
        "", " ", "{", "[]", "null", "\"text\"", "42", "{}", "{\"a\":1}", "not json", "{\"a\":1,}", "{'a':1}", "\ufeff{}",
        "[{\"request_id\":\"REQ-1\"}]",
    ];

    /// <summary>Broken in its form, or in one to three members; it may happen to stay valid.</summary>
    public static string Draw(Dice dice, WorkflowName workflow, FuzzInput input)
    {
        switch (dice.Below(20))
        {
            case 0:
                return dice.Pick(Forms);
            case 1:
                return Deep(dice.Pick(30, 63, 64, 100), input);
            case 2:
                return new FuzzInput().With("padding", new string('x', 210_000)).ToString();
        }
        for (var left = 1 + dice.Below(3); left > 0; left--)
            Break(dice, workflow, input);
        return input.ToString();
    }

    private static void Break(Dice dice, WorkflowName workflow, FuzzInput input)
    {
        if (input.Members.Count == 0)
            return;
        var index = dice.Below(input.Members.Count);
        switch (dice.Below(10))
        {
            case 0:
                input.RemoveAt(index);
                break;
            case 1:
                input.WithRaw(input.Members[index].Name, dice.Pick(Anything)); // of two members of one name the last counts
                break;
            case < 5:
                input.Replace(index, dice.Pick(Anything));
                break;
            default:
                var (name, raw) = dice.Pick(RulesOf(workflow));
                input.WithRaw(name, raw);
                break;
        }
    }

    private static string Deep(int levels, FuzzInput input) =>
        input.WithRaw("details", $"{new string('[', levels)}{new string(']', levels)}").ToString();

    // A value for each rule that is just broken, and beside it one that just is not.
    private static (string Name, string Raw)[] RulesOf(WorkflowName workflow) => workflow switch
    {
        WorkflowName.Approval =>
        [
            ("request_id", "\"REQ 1\""), ("request_id", Long(65)), ("request_id", "\"REQ-1\\n\""), ("request_id", "\"Ü\""), ("approvers", "[]"),
            ("approvers", "\"security@example.com\""), ("approvers", "[\"SAM.LEE@example.com\", \"b@example.com\"]"), ("amount", "0"),
            ("amount", "-0.01"), ("amount", "\"5000\""), ("amount", "79228162514264337593543950336"), ("timeout_hours", "0"),
            ("timeout_hours", "721"), ("timeout_hours", "24.5"), ("timeout_hours", "\"24\""), ("approval_type", "\"expense\""),
        ],
        WorkflowName.Order =>
        [
            ("order_id", "\"ORD/1\""), ("order_id", Long(65)), ("amount_cents", "0"), ("amount_cents", "1.5"), ("amount_cents", "\"100\""),
            ("amount_cents", "9223372036854775808"), ("items", "[]"), ("items", "[{}]"), ("items", "[1]"),
            ("items", """[{"sku": "A", "quantity": 0, "unit_price_cents": 1}]"""),
            ("items", """[{"sku": "A", "quantity": 1, "unit_price_cents": -1}]"""),
            ("items", """[{"sku": "A", "quantity": 9223372036854775807, "unit_price_cents": 2}]"""),
            ("items", $"[{string.Join(',', Enumerable.Repeat("{}", 501))}]"), ("items", "[{\"sku\": \" \"}, {\"quantity\": \"1\"}]"),
        ],
        WorkflowName.Moderation =>
        [
            ("article_id", "\"ART 1\""), ("article_id", Long(65)), ("title", Long(300)), ("title", Long(301)), ("title", "\"\\u3000\""),
            ("title", "\"\\udc00 forbidden\""), ("title", "[\"forbidden\"]"),
        ],
        WorkflowName.Loan =>
        [
            ("application_id", "\"LOAN.1\""), ("application_id", Long(65)), ("sin", "\"123\""), ("sin", "\"12345\""), ("sin", "1111"),
            ("sin", "\"١٢٣٤\""), ("sin", "\"1111\\n\""), ("loan_amount", "0"), ("loan_amount", "-1"), ("loan_amount", "0.001"),
            ("loan_amount", "1000000.01"), ("loan_amount", "\"1,000\""), ("loan_amount", "\"$5\""), ("name", "\" \""), ("address", "5"),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(workflow), workflow, "Unknown workflow."),
    };

    private static string Long(int length) => FuzzInput.Quote(new string('q', length));
}
