using Comparison.Tests.Shared;

namespace Comparison.Cloud.Tests.Hostile;

/// <summary>No request, however malformed, gets more than an error in AWS's shape.</summary>
public sealed class HostileServerTests(ITestOutputHelper output)
{
    private const int Cases = 20_000;
    private const int MaxFaults = 5;

    [Fact]
    public async Task Server_DamagedRequests_AnswersEachInAwsShape()
    {
        var seed = HostileSeed.Value;
        output.WriteLine(HostileSeed.Told);
        await using var cloud = await HostileCloud.StartAsync();
        var faults = new List<string>();

        for (var number = 0; number < Cases && faults.Count < MaxFaults; number++)
        {
            var request = new RequestGenerator(new Chaos(unchecked(seed + number))).Next();
            if (await cloud.FaultOfAsync(request) is { } fault)
                faults.Add($"{request}\n{fault}");
        }

        output.WriteLine($"{cloud.Granted} of {Cases} were granted");
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
        Assert.True(await cloud.IsHealthyAsync());
        Assert.InRange(cloud.Granted, Cases / 10, Cases);
    }
}
