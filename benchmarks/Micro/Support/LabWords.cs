namespace Comparison.Micro.Support;

/// <summary>Words of the tables.</summary>
internal static class LabWords
{
    public static string YesOrNo(bool reached) => reached ? "yes" : "**no**";
}
