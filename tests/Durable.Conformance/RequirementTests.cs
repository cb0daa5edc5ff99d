using Amazon.Lambda.DurableExecution;
using Comparison.Durable.Conformance.Handlers;
using Comparison.Durable.Conformance.Requirements;
using Comparison.Durable.Conformance.Runs;
using Comparison.Local.Cloud;

namespace Comparison.Durable.Conformance;

public sealed class RequirementTests(ITestOutputHelper output)
{
    private static bool IsVersion2 => typeof(StepConfig).GetProperty("Serializer") is not null;

    [Fact]
    public async Task Requirements_RunThroughTheLocalCloud_AreMet()
    {
        Assert.SkipWhen(RequirementFolder.Find() is null, RequirementFolder.Absent);
        var requirements = RequirementFolder.Read(RequirementFolder.Find()!);
        await using var cloud = await LocalCloud.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var differences = new List<string>();

        foreach (var requirement in requirements.Where(one => Catalog.All.ContainsKey(one.Id)))
            if (await Examiner.ExamineAsync(cloud, requirement, Catalog.All[requirement.Id]) is { } difference)
                differences.Add($"{requirement.Id} {difference}");

        var open = requirements.Select(one => one.Id).Where(id => !Catalog.All.ContainsKey(id)).Order(StringComparer.Ordinal).ToArray();
        output.WriteLine($"durable requirements: {Catalog.All.Count - differences.Count} of {requirements.Count}");
        foreach (var id in open)
            output.WriteLine($"not run: {id}, {Catalog.Absent.GetValueOrDefault(id)}");
        Assert.Equal(IsVersion2 ? ["9-19", "9-20"] : Catalog.Absent.Keys, open);
        Assert.Empty(Catalog.All.Keys.Except(requirements.Select(one => one.Id)));
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }
}
