namespace Comparison.Domain.Texts;

/// <summary>Korean syllables, which decompose and compose by arithmetic: chapter 3.12 of the Unicode Standard.</summary>
internal static class Hangul
{
    private const int Syllables = 0xAC00;
    private const int Leads = 0x1100;
    private const int Vowels = 0x1161;
    private const int Tails = 0x11A7; // one before the first: a syllable may have none
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TailCount = 28;

    public static bool IsSyllable(int point) => point >= Syllables && point < Syllables + LeadCount * VowelCount * TailCount;

    public static IEnumerable<int> Decompose(int syllable)
    {
        var index = syllable - Syllables;
        yield return Leads + index / (VowelCount * TailCount);
        yield return Vowels + index / TailCount % VowelCount;
        if (index % TailCount is > 0 and var tail)
            yield return Tails + tail;
    }

    public static int? Compose(int first, int second)
    {
        if (first is >= Leads and < Leads + LeadCount && second is >= Vowels and < Vowels + VowelCount)
            return Syllables + ((first - Leads) * VowelCount + second - Vowels) * TailCount;
        var takesTail = IsSyllable(first) && (first - Syllables) % TailCount == 0;
        return takesTail && second is > Tails and < Tails + TailCount ? first + second - Tails : null;
    }
}
