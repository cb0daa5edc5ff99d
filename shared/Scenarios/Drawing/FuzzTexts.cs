namespace Comparison.Scenarios.Drawing;

/// <summary>Texts that programs stumble over.</summary>
internal static class FuzzTexts
{
    private static readonly string[] Odd =
    [
        "Плата за облако", "支払い承認", "دفع الفاتورة", "naïve café", "👩‍💻 laptops 🚀", "\u202Eright to left\u202C",
        "a\u0000b", "line\nfeed\ttab", "quote \" and \\ slash", "$.path and {braces} and ${hole}", "States.Format('{}', $.x)",
        "<b>bold</b> & 'single'", "  blanks around  ", "\u00A0\u2003wide blanks\u3000", "Ａ full width", "null", "true", "0",
    ];

    /// <summary>A text of one line or an odd one, now and then a long one.</summary>
    public static string Any(Dice dice) => dice.Below(10) switch
    {
        < 5 => dice.Pick("Q1 Marketing Campaign Budget", "Read access to the billing database", "Ada Lovelace", "12 Main Street"),
        < 9 => dice.Pick(Odd),
        _ => new('x', dice.Pick(1_000, 20_000)),
    };

    /// <summary>An id that keeps the rule, at its limits as well.</summary>
    public static string Id(Dice dice) => dice.Pick("REQ-7", "a", "0", "_", "-", "A_b-9", new string('Z', 63), new string('z', 64));

    /// <summary>A JSON text of so many letters.</summary>
    public static string Long(int length) => FuzzInput.Quote(new string('q', length));
}
