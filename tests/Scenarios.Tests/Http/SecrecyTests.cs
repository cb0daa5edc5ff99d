using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Tests.Approvals;

namespace Comparison.Scenarios.Tests.Http;

/// <summary>No answer of the API and no line of a log holds a task token, a callback id or what an applicant entrusts.</summary>
public sealed class SecrecyTests
{
    private const string LastFour = "7301";

    public static TheoryData<WorkflowName, Variant> All => ApiCase.All;

    [Theory, MemberData(nameof(All))]
    public async Task Api_EveryAnswerOfARun_ShowsNoSecret(WorkflowName workflow, Variant variant)
    {
        using var secrets = new IssuedSecrets();
        var api = await ApiCase.OpenAsync(workflow, variant);
        secrets.Watch(api.Stack);
        if (workflow == WorkflowName.Loan)
            api.Sample["sin"] = LastFour;

        var answers = new Dictionary<string, string> { ["start"] = (await api.StartAsync()).Text };
        await api.UntilAskedAsync();
        await ReadAsync(api, answers, "waiting");
        answers["decide"] = (await api.DecideAsync("approve")).Text;
        await api.EndAsync();
        await ReadAsync(api, answers, "done");
        answers["log"] = string.Join('\n', api.Stack.Services.Lambda.Logs.Lines.Select(line => line.Message));

        Assert.NotEmpty(secrets.Callbacks);
        Assert.Empty(secrets.FindIn(answers));
        Assert.DoesNotContain($"\"{LastFour}\"", string.Concat(answers.Values), StringComparison.Ordinal);
    }

    private static async Task ReadAsync(ApiCase api, Dictionary<string, string> answers, string when)
    {
        foreach (var path in new[] { api.ReadPath, api.StartPath, "decisions" })
            answers[$"{path} {when}"] = (await api.GetAsync(path)).Text;
    }
}
