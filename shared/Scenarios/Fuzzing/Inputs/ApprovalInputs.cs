namespace Comparison.Scenarios.Fuzzing.Inputs;

/// <summary>Valid requests for approval: expenses around what is approved at once, and others for every deadline.</summary>
internal static class ApprovalInputs
{
    private static readonly string[] Amounts =
        ["0.01", "1", "9999.99", "10000", "10000.00", "1E4", "10000.01", "10000.0000000001", "15000.5", "79228162514264337593543950335"];

    public static FuzzInput Draw(Dice dice)
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
