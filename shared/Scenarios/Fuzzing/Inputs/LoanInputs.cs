using System.Globalization;

namespace Comparison.Scenarios.Fuzzing.Inputs;

/// <summary>Valid applications: for a manager, for each habit of the fraud service, and around what reports allow.</summary>
internal static class LoanInputs
{
    // One whose reports allow any amount.
    private const string Trusted = "1111";

    private static readonly string[] Sins = ["0000", "0001", "2222", "3333", "4444", "5555", "6666", "7777"];

    private static readonly string[] Amounts =
    [
        "0.01", "9999.99", "10000", "10000.01", "24999.99", "25000", "25000.01", "25001", "99999.99", "100000", "1E5", "1000000",
        "\"20000\"", "\" 25000.00 \"", "\"-0.01\"",
    ];

    public static FuzzInput Draw(Dice dice)
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
}
