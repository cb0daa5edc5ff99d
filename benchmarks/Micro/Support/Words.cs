namespace Comparison.Micro;

/// <summary>Words of the tables.</summary>
internal static class Words
{
    public static string YesOrNo(bool reached) => reached ? "yes" : "**no**";
}
