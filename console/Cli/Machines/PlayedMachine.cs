using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Adapters.Engines;
using Comparison.Local.StatesLanguage;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Running;
using Comparison.Local.StatesLanguage.Tasks;
using Comparison.Pricing.Workloads;
using Comparison.Scenarios.Costs;

namespace Comparison.Cli.Machines;

/// <summary>A run of somebody's state machine on the local interpreter, with tasks that are mocked, and what it consisted of.</summary>
/// <param name="Status">How it ended, with the error where it failed.</param>
/// <param name="Elements">What a durable form of the same shape consists of, and the machine as well.</param>
/// <param name="Twins">What both are billed for. The HTTP API, queues, tables and logs of functions are left out: nobody knows them here.</param>
/// <param name="Unmocked">Tasks that answered <c>{}</c>.</param>
internal sealed record PlayedMachine(
    string Status, IReadOnlyDictionary<Element, decimal> Elements, TwinCounts Twins, IReadOnlyCollection<string> Unmocked)
{
    /// <summary>Of the largest of its input, its tasks' results and its output.</summary>
    public required int MaxPayloadBytes { get; init; }

    public required int DefinitionBytes { get; init; }

    /// <summary>What it would lose as a durable function, and what it does without as a machine.</summary>
    public required IReadOnlyList<MachineLoss> Losses { get; init; }

    private static readonly ExecutionIdentity Identity = new(
        "arn:aws:states:us-east-1:000000000001:execution:machine:run", "run", "arn:aws:states:us-east-1:000000000001:stateMachine:machine",
        "machine", "arn:aws:iam::000000000001:role/states", "us-east-1");

    /// <summary>Plays a definition to its end.</summary>
    /// <param name="definition">Amazon States Language, a Standard machine's.</param>
    /// <param name="input">JSON.</param>
    /// <exception cref="MachineException">It is no definition, or holds what the interpreter does not play; or the input is not JSON.</exception>
    public static async Task<PlayedMachine> PlayAsync(string definition, string input, MockedTasks tasks)
    {
        var host = new PlayedHost(tasks);
        StateMachineDefinition machine;
        StateMachineExecution execution;
        try
        {
            using var read = JsonDocument.Parse(input);
            machine = StateMachineDefinition.Parse(definition);
            execution = machine.CreateExecution(Identity, input, host);
        }
        catch (InvalidDefinitionException refused)
        {
            throw new MachineException($"The machine cannot be played: {string.Join("; ", refused.Problems)}", refused);
        }
        catch (JsonException malformed)
        {
            throw new MachineException($"The input is not JSON: line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}.", malformed);
        }
        await execution.RunAsync();
        if (host.HasMapRun)
            throw new MachineException("A Distributed Map ran: its children are executions of their own, which are billed apart and not counted here.");
        return Count(machine, definition, execution, host, tasks);
    }

    private static PlayedMachine Count(
        StateMachineDefinition machine, string definition, StateMachineExecution execution, PlayedHost host, MockedTasks tasks)
    {
        var json = JsonNode.Parse(definition)!;
        var timeline = Timeline(execution);
        var patterns = host.Attempts.DistinctBy(attempt => attempt.StateName)
            .ToDictionary(attempt => attempt.StateName, attempt => attempt.Resource.Pattern);
        // Each visit once: retries are elements of their own.
        int First(TaskPattern pattern) => timeline.Count(entry => entry.Event == "TaskStateEntered"
            && patterns.GetValueOrDefault(entry.Name ?? "", TaskPattern.RequestResponse) == pattern);
        var entered = timeline.Count(entry => entry.Event.EndsWith("StateEntered", StringComparison.Ordinal));
        var waits = First(TaskPattern.Callback) + First(TaskPattern.Activity);
        var jobs = First(TaskPattern.Job);
        var elements = new Dictionary<Element, decimal>(HistoryCounts.MachineElements(timeline))
        {
            [Element.Step] = First(TaskPattern.RequestResponse),
            [Element.Wait] = waits,
            // The end of a job is waited for: a durable function invokes, and suspends.
            [Element.Timer] = timeline.Count(entry => entry.Event == "WaitStateEntered") + jobs,
            [Element.Retry] = host.Transitions - entered,
        };
        var waiting = execution.Result.StopDate!.Value - execution.StartDate;
        return new(
            execution.Result.Error is { } error ? $"{execution.Result.Status}: {error} {execution.Result.Cause}".TrimEnd() : $"{execution.Result.Status}",
            elements, new TwinCounts(Durable(execution, host, elements, Branches(json, timeline)), Machine(host, timeline, entered) with { Answers = waits }).Waiting(waiting),
            tasks.Unmocked)
        {
            MaxPayloadBytes = Math.Max(host.MaxResultBytes, Math.Max(Bytes(execution.Input), Bytes(execution.Result.Output ?? ""))),
            DefinitionBytes = Bytes(definition),
            Losses = MachineLoss.Find(machine, json),
        };
    }

    // The input, each result and the output. An answer is stored twice, which is left out: it is not known apart here.
    private static Counts Durable(
        StateMachineExecution execution, PlayedHost host, Dictionary<Element, decimal> elements, int branches)
    {
        // A durable function is resumed when time has passed, when somebody has answered, and when a job has ended.
        var resumes = host.Suspensions + host.Attempts.Count(attempt => attempt.Resource.Pattern != TaskPattern.RequestResponse);
        var bytes = Bytes(execution.Input) + host.ResultBytes + Bytes(execution.Result.Output ?? "");
        return elements.Aggregate(new Counts(), (counts, element) => counts.Plus(ElementCounts.CountsOf(element.Key).Durable, element.Value)) with
        {
            DurableBytesWritten = bytes,
            FlatBranches = branches,
            FunctionRequests = 1 + resumes,
            RequestsAfterWaits = resumes,
            Traces = resumes,
        };
    }

    private static Counts Machine(PlayedHost host, IReadOnlyList<TimelineEntry> timeline, int entered)
    {
        var functions = host.Attempts.Where(attempt => IsFunction(attempt.Resource)).ToList();
        var answering = functions.Where(attempt => attempt.Resource.Pattern == TaskPattern.RequestResponse)
            .Select(attempt => attempt.StateName).ToHashSet();
        return new()
        {
            StatesEntered = entered,
            TransitionRetries = host.Transitions - entered,
            ExpressRequests = host.Attempts.Count(attempt => attempt.Resource.Action == "startSyncExecution"),
            HistoryEvents = timeline.Count,
            FunctionRequests = functions.Count,
            RequestsAfterWaits = HistoryCounts.FunctionsAfterWaits(timeline, answering),
            Tasks = host.Attempts.Count,
            Traces = 1,
        };
    }

    private static bool IsFunction(TaskResource resource) => resource.IsFunction || resource is { ResourceType: "lambda", Action: "invoke" };

    // A group's branches run in its context in the durable form.
    private static int Branches(JsonNode definition, IReadOnlyList<TimelineEntry> timeline)
    {
        var parallels = new Dictionary<string, int>();
        Find(definition);
        return timeline.Sum(entry => entry.Event switch
        {
            "MapIterationStarted" => 1,
            "ParallelStateEntered" => parallels.GetValueOrDefault(entry.Name ?? ""),
            _ => 0,
        });

        void Find(JsonNode? node)
        {
            if (node is JsonArray list)
                foreach (var item in list)
                    Find(item);
            foreach (var (name, value) in node as JsonObject ?? [])
            {
                if (value is JsonObject state && state["Branches"] is JsonArray branches)
                    parallels[name] = branches.Count;
                Find(value);
            }
        }
    }

    private static IReadOnlyList<TimelineEntry> Timeline(StateMachineExecution execution)
    {
        var names = new Dictionary<long, string?>();
        return
        [
            .. execution.History.Select(item =>
            {
                var name = item.Type.Contains("StateE", StringComparison.Ordinal) ? (string?)item.Details?["name"] : names.GetValueOrDefault(item.PreviousEventId);
                names[item.Id] = name;
                return new TimelineEntry(item.Timestamp, item.Type, name);
            }),
        ];
    }

    private static int Bytes(string json) => Encoding.UTF8.GetByteCount(json);
}
