using Comparison.Domain;
using Comparison.Domain.Decisions;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Tests.Approvals;

namespace Comparison.Scenarios.Tests.Http;

/// <summary><c>GET /workflows/{workflow}</c> and <c>GET /decisions</c>.</summary>
public sealed class ListTests
{
    public static TheoryData<WorkflowName, Variant> All => HttpApiCase.All;

    public static TheoryData<Variant> Variants => HttpApiCase.Variants;

    [Theory, MemberData(nameof(All))]
    public async Task List_Executions_ComeNewestFirstInPages(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OpenAsync(workflow, variant);
        await StartAsync(api, "A", "B", "C");

        var first = await api.GetAsync($"{api.StartPath}?limit=2&status=running");
        var second = await api.GetAsync($"{api.StartPath}?limit=2&status=running&cursor={CursorOf(first)}");

        Assert.Equal(["C", "B"], IdsOf(first, "executions"));
        Assert.Equal(["A"], IdsOf(second, "executions"));
        Assert.Null(second.Body!["cursor"]);
    }

    [Theory, MemberData(nameof(All))]
    public async Task List_ByStatus_ShowsThoseAlone(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OnDeskAsync(workflow, variant);
        await StartAsync(api, "STOPPED", "RUNNING");
        await Operator.StopAsync(api.Stack, workflow, "STOPPED", default);
        await api.DecideAsync("reject");
        await api.AdvanceAsync(TimeSpan.FromSeconds(1));

        var lists = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var status in new[] { "running", "waiting", "succeeded", "failed", "stopped" })
            lists[status] = IdsOf(await api.GetAsync($"{api.StartPath}?status={status}"), "executions");

        // The engines' lists do not tell running from waiting.
        Assert.Equal([["RUNNING"], ["RUNNING"], [api.Id], [], ["STOPPED"]], lists.Values);
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task List_Decisions_ComeSoonestFirstInPages(Variant variant)
    {
        var api = await HttpApiCase.OpenAsync(WorkflowName.Moderation, variant);
        await StartAsync(api, "A", "B", "C");

        var first = await api.GetAsync("decisions?limit=2");
        var second = await api.GetAsync($"decisions?limit=2&cursor={CursorOf(first)}");

        Assert.Equal(["A", "B"], IdsOf(first, "decisions", "subject_id"));
        Assert.Equal(["C"], IdsOf(second, "decisions", "subject_id"));
        Assert.Null(second.Body!["cursor"]);
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task List_DecisionsOfAWorkflow_LeavesTheOthersOut(Variant variant)
    {
        var api = await HttpApiCase.OpenAsync(WorkflowName.Loan, variant);
        foreach (var workflow in WorkflowNames.All)
            await api.PostAsync($"workflows/{workflow.ToText()}", HttpApiCase.SampleOf(workflow).ToJsonString());
        await api.AdvanceAsync(TimeSpan.FromMinutes(2));

        var subjects = new List<string>();
        foreach (var workflow in WorkflowNames.All)
            subjects.AddRange(IdsOf(await api.GetAsync($"decisions?workflow={workflow.ToText()}&limit=1"), "decisions", "workflow"));

        Assert.Equal(["approval", "order", "moderation", "loan"], subjects);
        Assert.Equal(4, IdsOf(await api.GetAsync("decisions"), "decisions").Count);
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task List_DecisionsOfAWorkflowBetweenOthers_FillsAPageAndNoMore(Variant variant)
    {
        var api = await HttpApiCase.OpenAsync(WorkflowName.Moderation, variant);
        WorkflowName[] asking = [WorkflowName.Moderation, WorkflowName.Order, WorkflowName.Moderation, WorkflowName.Moderation];
        foreach (var (position, workflow) in asking.Index())
        {
            var deadline = TimeSpan.FromMinutes(position + 1);
            var question = new Question(
                new(workflow, $"S{position}"), "Well?", new Dictionary<string, string>(), [api.Decider], deadline, "correlation");
            await api.Stack.Desk.AskAsync(question, Callback.Durable("callback"), default);
        }

        var page = await api.GetAsync("decisions?workflow=moderation&limit=2");
        var rest = await api.GetAsync($"decisions?workflow=moderation&limit=2&cursor={CursorOf(page)}");

        Assert.Equal(["S0", "S2"], IdsOf(page, "decisions", "subject_id"));
        Assert.Equal(["S3"], IdsOf(rest, "decisions", "subject_id"));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task List_CursorThatTimeHasPassed_ShowsWhatIsStillPending(Variant variant)
    {
        var api = await HttpApiCase.OpenAsync(WorkflowName.Moderation, variant);
        await StartAsync(api, "A");
        await api.AdvanceAsync(Domain.Moderation.ModerationPolicy.ReviewDeadline / 2);
        await StartAsync(api, "B");
        var cursor = CursorOf(await api.GetAsync("decisions?limit=1"));
        await api.AdvanceAsync(Domain.Moderation.ModerationPolicy.ReviewDeadline / 2);

        var page = await api.GetAsync($"decisions?cursor={cursor}");

        Assert.Equal(["B"], IdsOf(page, "decisions", "subject_id"));
    }

    private static async Task StartAsync(HttpApiCase api, params string[] ids)
    {
        foreach (var id in ids)
        {
            var request = api.Sample.DeepClone().AsObject();
            request[api.Workflow.IdField()] = id;
            Assert.Equal(202, (await api.StartAsync(request)).Status);
            await api.AdvanceAsync(TimeSpan.FromSeconds(1));
        }
    }

    private static string CursorOf(Answer page) => Uri.EscapeDataString(page.Body!["cursor"]!.ToString());

    private static IReadOnlyList<string> IdsOf(Answer page, string list, string member = "id") =>
        [.. page.Body![list]!.AsArray().Select(item => item![member]!.ToString())];
}

/// <summary>No answer of the API and no line of a log holds a task token, a callback id or what an applicant entrusts.</summary>
public sealed class HttpSecrecyTests
{
    private const string LastFour = "7301";

    public static TheoryData<WorkflowName, Variant> All => HttpApiCase.All;

    [Theory, MemberData(nameof(All))]
    public async Task Api_EveryAnswerOfARun_ShowsNoSecret(WorkflowName workflow, Variant variant)
    {
        using var secrets = new IssuedSecrets();
        var api = await HttpApiCase.OpenAsync(workflow, variant);
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

    private static async Task ReadAsync(HttpApiCase api, Dictionary<string, string> answers, string when)
    {
        foreach (var path in new[] { api.ReadPath, api.StartPath, "decisions" })
            answers[$"{path} {when}"] = (await api.GetAsync(path)).Text;
    }
}
