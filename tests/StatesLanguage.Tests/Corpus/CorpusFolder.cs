using System.Text.Json.Nodes;

namespace Comparison.StatesLanguage.Tests.Corpus;

/// <summary>Finds the recordings from AWS, which are no part of the repository.</summary>
internal static class CorpusFolder
{
    public const string Absent = "The recorded cases are not here: set CONFORMANCE_DATA to the folder that holds asl/cases.";

    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CONFORMANCE_DATA") is { Length: > 0 } named)
            return Existing(named);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Existing(Path.Combine(folder.FullName, "shared", "conformance")) is { } found)
                return found;
        return null;
    }

    /// <summary>All cases of a kind.</summary>
    public static IEnumerable<JsonObject> Read(string kind)
    {
        Assert.SkipWhen(Find() is null, Absent);
        return Directory.EnumerateFiles(Path.Combine(Find()!, "asl", "cases", kind), "*.json")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!.AsArray().Select(item => item!.AsObject()));
    }

    private static string? Existing(string folder) => Directory.Exists(Path.Combine(folder, "asl", "cases")) ? folder : null;
}
