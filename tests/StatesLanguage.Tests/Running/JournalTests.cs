using Comparison.Local.StatesLanguage;
using Comparison.Local.StatesLanguage.Histories;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Running;
using Comparison.StatesLanguage.Tests.Support;

namespace Comparison.StatesLanguage.Tests.Running;

/// <summary>An execution can be taken up by its journal in another process, wherever the journal is cut off.</summary>
public sealed class JournalTests
{
    private const int Seeds = 6;
    private const string Input = """{"items":[1,2,3,4,5]}""";
    private const string Activity = "arn:aws:states:us-east-1:000000000001:activity:work";
    private const string Retry = "\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"],\"MaxAttempts\":2,\"JitterStrategy\":\"FULL\"}]";

    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ExecutionIdentity Identity = new(
        "arn:aws:states:us-east-1:000000000001:execution:machine:run", "run",
        "arn:aws:states:us-east-1:000000000001:stateMachine:machine", "machine", "arn:aws:iam::000000000001:role/states", "us-east-1");

    private static readonly string Ask = TestMachine.Task($"\"TimeoutSeconds\":60,\"HeartbeatSeconds\":20,{Retry}", TestMachine.Callback);
    private static readonly string Pause = """{"Wait":{"Type":"Wait","Seconds":5,"Next":"Pass"},"Pass":{"Type":"Pass","Parameters":{"id.$":"States.UUID()"},"End":true}}""";
    private static readonly string Work = TestMachine.Task(Retry, Activity);
    private static readonly string Branches = TestMachine.Parallel(
        Retry, TestMachine.Definition(Ask), TestMachine.Definition(Pause), TestMachine.Definition(Work), TestMachine.Definition(TestMachine.Task("")));

    private static readonly Dictionary<string, string> Machines = new()
    {
        ["callback"] = TestMachine.Definition(Ask),
        ["activity"] = TestMachine.Definition(Work),
        ["function"] = TestMachine.Definition(TestMachine.Task(Retry, TestMachine.Function)),
        ["branches"] = TestMachine.Definition(Branches),
        ["items"] = TestMachine.Definition(TestMachine.Map($"\"ItemsPath\":\"$.items\",\"MaxConcurrency\":3,\"ToleratedFailureCount\":2,{Retry}", Ask)),
        ["items of branches"] = TestMachine.Definition(TestMachine.Map("\"ItemsPath\":\"$.items\"", Branches)),
        ["children"] = TestMachine.Definition(Distributed("STANDARD", Ask)),
        ["express children"] = TestMachine.Definition(Distributed("EXPRESS", Pause)),
        ["jsonata"] = $$$"""
            {"QueryLanguage":"JSONata","StartAt":"Ask","States":{
              "Ask":{"Type":"Task","Resource":"{{{TestMachine.Callback}}}","Arguments":["{% $now() %}","{% $states.context.Task.Token %}"],
                "Assign":{"id":"{% $uuid() %}","luck":"{% $random() %}"},"Next":"Wait"},
              "Wait":{"Type":"Wait","Seconds":"{% 3 %}","Output":"{% [$id, $luck, $millis()] %}","End":true}
            }}
            """,
    };

    public static TheoryData<string, int> Runs => [.. Machines.Keys.SelectMany(name => Enumerable.Range(1, Seeds).Select(seed => (name, seed)))];

    /// <summary>Whoever answers a task finds nobody before it has begun, and does not ask again.</summary>
    [Fact]
    public async Task WhenLive_ATaskIsOpen_CompletesWhenItCanBeAnswered()
    {
        var definition = StateMachineDefinition.Parse(Machines["callback"]);
        List<byte[]> journal = [];
        var before = new JournalWorld(1, Start);
        var first = definition.CreateExecution(Identity, Input, before, journal: new([], journal.Add));
        await before.DriveAsync(first, first.RunAsync());
        var submitted = journal.FindIndex(entry => JournalEntry.Read(entry).Type == JournalEntryType.TaskSubmitted);
        var begins = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var goOn = new ManualResetEventSlim();
        var world = new JournalWorld(1, Start)
        {
            Beginning = () =>
            {
                begins.TrySetResult();
                goOn.Wait();
            },
        };
        var execution = definition.CreateExecution(Identity, Input, world, journal: new(journal[..(submitted + 1)], _ => { }));
        var run = execution.ReplayAsync();

        await begins.Task;
        Assert.False(execution.WhenLive.IsCompleted);
        goOn.Set();
        await execution.WhenLive;

        Assert.Equal(1, world.Open);
        execution.Stop(error: null, cause: null);
        await run;
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Journal_CutOffAnywhere_LeadsWhereItLed(string machine, int seed)
    {
        var definition = StateMachineDefinition.Parse(Machines[machine]);
        List<byte[]> journal = [];
        List<int> known = []; // how many events had been written before each entry
        StateMachineExecution? first = null;
        var world = new JournalWorld(seed, Start);
        first = definition.CreateExecution(Identity, Input, world, journal: new([], entry =>
        {
            var written = (first?.History.Count ?? 0) - (JournalEntry.Read(entry) is { EventId: > 0, Path: null } ? 1 : 0);
            lock (journal)
            {
                known.Add(written);
                journal.Add(entry);
            }
        }));
        await world.DriveAsync(first, first.RunAsync());
        if (first.TryRedrive())
            await world.DriveAsync(first, first.ResumeAsync());
        var history = first.History.Select(Show).ToArray();

        var again = definition.CreateExecution(Identity, Input, new JournalWorld(0, Start, closed: true), journal: new(journal, Refuse));
        await again.ReplayAsync();

        Assert.Equal(history, again.History.Select(Show));
        Assert.Equal(first.Result, again.Result);
        Assert.Equal((first.RedriveCount, first.RedriveDate), (again.RedriveCount, again.RedriveDate));
        for (var cut = 1; cut < journal.Count; cut++)
            await CutAsync(definition, journal[..cut], history[..known[cut]], seed);
    }

    [Fact]
    public async Task Journal_OfAnotherMachine_FailsTheExecution()
    {
        List<byte[]> journal = [];
        var world = new JournalWorld(1, Start);
        var first = StateMachineDefinition.Parse(Machines["branches"]).CreateExecution(Identity, Input, world, journal: new([], journal.Add));
        await world.DriveAsync(first, first.RunAsync());

        var other = StateMachineDefinition.Parse(Machines["callback"]).CreateExecution(Identity, Input, new JournalWorld(2, Start), journal: new(journal, _ => { }));
        await other.ReplayAsync();

        Assert.Equal((StateMachineStatus.Failed, "States.Runtime"), (other.Result.Status, other.Result.Error));
        Assert.Contains("another version", other.Result.Cause, StringComparison.Ordinal);
    }

    private static async Task CutAsync(StateMachineDefinition definition, List<byte[]> left, string[] known, int seed)
    {
        var world = new JournalWorld(seed + left.Count, Start.AddHours(1));
        List<byte[]> more = [];
        var execution = definition.CreateExecution(Identity, Input, world, journal: new(left, entry =>
        {
            lock (more)
                more.Add(entry);
        }));
        var run = execution.ReplayAsync();
        await Task.WhenAny(run, execution.WhenLive);

        await world.DriveAsync(execution, run);
        var history = execution.History.Select(Show).ToArray();

        Assert.Equal(known, history.Take(known.Length));
        Assert.NotEqual(StateMachineStatus.Running, execution.Result.Status);
        Assert.Equal((1, 0), (world.Flows, world.Open));
        // What came of it is a journal as well.
        var third = definition.CreateExecution(Identity, Input, new JournalWorld(0, Start, closed: true), journal: new([.. left, .. more], Refuse));
        await third.ReplayAsync();
        Assert.Equal(history, third.History.Select(Show));
    }

    private static string Distributed(string type, string states) => $$$"""
        {"Map":{"Type":"Map","ItemsPath":"$.items","MaxConcurrency":3,"ToleratedFailureCount":2,"ItemProcessor":{
          "ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"{{{type}}}"},{{{TestMachine.Definition(states)[1..]}}},"End":true}}
        """;

    private static void Refuse(byte[] entry) => Assert.Fail("What is carried out again is not written again.");

    private static string Show(StateHistoryEvent happened) =>
        $"{happened.Id} {happened.PreviousEventId} {happened.Timestamp:O} {happened.Type} {(happened.Details is { } details ? JsonText.Write(details) : "")}";
}
