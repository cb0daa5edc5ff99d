using System.Text.Json.Nodes;
using Comparison.StatesLanguage.Tests.Corpus;

namespace Comparison.StatesLanguage.Tests.Jsonata;

/// <summary>The cases of JSONata's own test suite, one by one.</summary>
public sealed class LanguageSuiteTests(ITestOutputHelper output)
{
    // Why a case is not as JavaScript's implementation has it.
    private static readonly Dictionary<string, string> Misses = [];

    [Fact]
    public void Suite_EveryCase_HasItsResult()
    {
        var cases = Read();

        var faults = cases.Select(one => (one.Name, Fault: one.FindFault())).Where(one => one.Fault is not null).ToArray();

        output.WriteLine($"jsonata: {cases.Count - faults.Length} of {cases.Count}");
        foreach (var (name, fault) in faults)
            output.WriteLine($"{name}: {fault}");
        Assert.Equal(Misses.Keys.Order(), faults.Select(fault => fault.Name).Order());
    }

    private static List<LanguageCase> Read()
    {
        var folder = CorpusFolder.Find() is { } found ? Path.Combine(found, "jsonata") : null;
        Assert.SkipUnless(Directory.Exists(folder), "JSONata's test suite is not here.");
        var datasets = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "datasets.json")))!.AsObject();
        return [.. JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "cases.json")))!.AsObject()
            .SelectMany(group => group.Value!.AsArray())
            .Select(one => new LanguageCase(one!.AsObject(), datasets))];
    }
}
