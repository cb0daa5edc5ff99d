using Comparison.Scenarios.Drawing;

namespace Comparison.Scenarios.Fuzzing;

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
    public static string Draw(Dice dice, IReadOnlyList<(string Name, string Raw)> rules, FuzzInput input)
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
            Break(dice, rules, input);
        return input.ToString();
    }

    private static void Break(Dice dice, IReadOnlyList<(string Name, string Raw)> rules, FuzzInput input)
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
                var (name, raw) = dice.Pick<(string, string)>([.. rules]);
                input.WithRaw(name, raw);
                break;
        }
    }

    private static string Deep(int levels, FuzzInput input) =>
        input.WithRaw("details", $"{new string('[', levels)}{new string(']', levels)}").ToString();
}
