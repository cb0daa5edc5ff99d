using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.Suite.Tests.Http;

/// <summary>Two hundred at once.</summary>
public sealed class CrowdTests
{
    private const int Crowd = 200;

    public static TheoryData<WorkflowName, Variant> All => ApiCase.All;

    [Theory, MemberData(nameof(All))]
    public async Task Crowd_StartsAndDecidesAtOnce_EndsRight(WorkflowName workflow, Variant variant)
    {
        var api = await ApiCase.OpenAsync(workflow, variant);
        var cases = Enumerable.Range(0, Crowd).Select(number => Member(api, $"ID-{number}")).ToList();

        var started = await Task.WhenAll(cases.Select(member => member.StartAsync()));
        await api.AdvanceAsync(TimeSpan.FromMinutes(2));
        var decided = await Task.WhenAll(cases.Select((member, number) => member.DecideAsync(number % 2 == 0 ? "approve" : "reject")));
        await api.AdvanceAsync(TimeSpan.FromMinutes(2));

        Assert.All(started, answer => Assert.Equal(202, answer.Status));
        Assert.All(decided, answer => Assert.Equal(200, answer.Status));
        var outcomes = await Task.WhenAll(cases.Select(member => member.GetAsync(member.ReadPath)));
        var (yes, no) = Ends(workflow);
        Assert.Equal(
            Enumerable.Range(0, Crowd).Select(number => number % 2 == 0 ? yes : no),
            outcomes.Select(answer => answer.Body!["outcome"]?["status"]?.ToString()));
    }

    private static ApiCase Member(ApiCase api, string id)
    {
        var request = api.Sample.DeepClone().AsObject();
        request[api.Workflow.IdField()] = id;
        return new(api.Stack, api.Workflow, request);
    }

    private static (string Yes, string No) Ends(WorkflowName workflow) => workflow switch
    {
        WorkflowName.Order => ("completed", "rejected"),
        WorkflowName.Moderation => ("saved", "rejected"),
        WorkflowName.Loan => ("approved", "denied"),
        _ => ("approved", "rejected"),
    };
}
