namespace Comparison.Scenarios.Fuzzing.Inputs;

/// <summary>Valid articles: flagged in every spelling, nearly flagged, and clean.</summary>
internal static class ModerationInputs
{
    private static readonly string[] Flagged =
    [
        "The Forbidden City in winter", "forbidden", "FORBIDDEN!", "  the\u00A0forbidden\u3000gate ", "ｆｏｒｂｉｄｄｅｎ fruit",
        "𝐟𝐨𝐫𝐛𝐢𝐝𝐝𝐞𝐧 letters", "\u202Eforbidden\u202C", "<b>forbidden</b>", "(forbidden)…", "🚫forbidden🚫",
    ];

    private static readonly string[] Clean =
    [
        "A walk in the park", "unforbidden", "forbiddenly", "forb\u00ADidden", "f o r b i d d e n", "forbidden1", "forbiddеn",
        "forbidden\u0301ly", "İstanbul", "ß", "x",
    ];

    public static FuzzInput Draw(Dice dice) => new FuzzInput()
        // Without an id the API draws one, and each variant another: nothing of the two could be compared.
        .With("article_id", FuzzTexts.Id(dice))
        .With("title", Title(dice));

    private static string Title(Dice dice) => dice.Below(10) switch
    {
        < 6 => dice.Pick(Flagged),
        < 8 => dice.Pick(Clean),
        8 => "forbidden " + new string('x', dice.Pick(289, 290)),
        _ => string.Concat(Enumerable.Repeat("😀", 150)),
    };
}
