using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage;
using Comparison.Local.StatesLanguage.Running;
using Comparison.Local.StatesLanguage.States;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Cli.Machines;

/// <summary>Something that a definition has and that the other form would have to do without, or what the machine itself does without.</summary>
/// <param name="ByDurable">Whether a durable form loses it; else the machine, which could be one.</param>
/// <param name="What">Which states have it.</param>
/// <param name="Instead">What takes its place.</param>
internal sealed record MachineLoss(bool ByDurable, string What, string Instead)
{
    // An invocation, and so a step, has 15 minutes.
    private const double StepSeconds = 900;

    /// <summary>Finds what a definition really has.</summary>
    /// <param name="json">The same definition as text has it: expressions, and what their text says.</param>
    public static IReadOnlyList<MachineLoss> Find(StateMachineDefinition machine, JsonNode json)
    {
        List<State> states = [.. machine.AllStates];
        List<TaskState> tasks = [.. states.OfType<TaskState>()];
        var distributed = machine.DistributedMaps.ToHashSet();
        List<MachineLoss> losses = [];

        Lost(tasks.Where(IsDirect),
            "each becomes a step with the service's client: code, the function's own permission, an operation and a checkpoint");
        Lost(tasks.Where(task => task.Resource is { Pattern: TaskPattern.Callback } and not { ResourceType: "lambda" }),
            "a step of the function asks, by the service's client");
        Lost(tasks.Where(task => task.Resource.Pattern == TaskPattern.Job),
            "no operation waits for a job's end: a step begins it, and an event has to answer a callback, or each look at it is an operation");
        Lost(tasks.Where(task => task.Resource.Action == "startSyncExecution"),
            "the Express child's states become steps, an operation each");
        Lost(tasks.Where(task => task.Resource is { ResourceType: "http" }),
            "the connection kept the secret and signed; a step has to fetch it");
        Lost(tasks.Where(task => task.Resource.IsActivity), "a worker that polls has to be sent its work, and answers a callback");
        Lost(tasks.Where(task => Slow(json, task)), "a step has 15 minutes: what may take longer is waited for by a callback");
        Lost(states.Where(state => distributed.Contains(state.Name)),
            "up to 10,000 children at once with histories of their own; one durable execution has 3,000 operations");
        Lost(states.Where(state => state.Type is "Choice" or "Pass"),
            "drawn and in the history as they stand; as code they leave no record, and a trace needs a log line");
        Lost(tasks, "redriven from the one that failed, for 14 days; a failed durable execution starts again from the top");

        Gained(states.Where(state => state.Type is "Choice" or "Pass"), "an if or an assignment, which is not billed and has a unit test");
        var expressions = Expressions(json).ToLookup(name => name);
        foreach (var language in expressions)
            losses.Add(new(false, $"{language.Count()} {language.Key} expressions", "typed code, which a compiler and a debugger know"));
        Gained(tasks.Where(task => IsFunction(task.Resource) && task.Resource.Pattern == TaskPattern.RequestResponse),
            "steps of one function: no request, transition and cold start for each");
        Gained(tasks.Where(task => task.Resource.Pattern is TaskPattern.Callback or TaskPattern.Activity),
            "can be paused and resumed by the execution, and takes an answer of 1 MB, not 256 KB");
        return losses;

        void Lost(IEnumerable<State> having, string instead) => Add(true, having, instead);

        void Gained(IEnumerable<State> having, string instead) => Add(false, having, instead);

        void Add(bool byDurable, IEnumerable<State> having, string instead)
        {
            var names = having.Select(Describe).GroupBy(text => text).Select(same => same.Count() == 1 ? same.Key : $"{same.Count()} × {same.Key}").ToList();
            if (names.Count > 0)
                losses.Add(new(byDurable, string.Join(", ", names), instead));
        }
    }

    private static string Describe(State state) => state switch
    {
        TaskState { Resource: { IsActivity: true } } => "an activity",
        TaskState { Resource: { IsFunction: true } } => "a function",
        TaskState task => $"{task.Resource.ResourceType}:{task.Resource.Resource}",
        _ => state.Type,
    };

    private static bool IsFunction(TaskResource resource) => resource.IsFunction || resource.ResourceType == "lambda";

    private static bool IsDirect(TaskState task) => task.Resource is { Pattern: TaskPattern.RequestResponse, ResourceType: not "http" } resource
        && !IsFunction(resource) && resource.Action != "startSyncExecution";

    private static bool Slow(JsonNode json, TaskState task) =>
        task.Resource.Pattern is TaskPattern.RequestResponse or TaskPattern.Job
        && Find(json, task.Name)?["TimeoutSeconds"] is JsonValue timeout && timeout.TryGetValue<double>(out var seconds) && seconds > StepSeconds;

    private static JsonObject? Find(JsonNode? node, string name) => node switch
    {
        JsonObject graph when graph["States"]?[name] is JsonObject state => state,
        JsonObject some => some.Select(member => Find(member.Value, name)).FirstOrDefault(found => found is not null),
        JsonArray list => list.Select(item => Find(item, name)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static IEnumerable<string> Expressions(JsonNode? node) => node switch
    {
        JsonObject some => some.SelectMany(member => member.Key.EndsWith(".$", StringComparison.Ordinal) ? ["JSONPath"] : Expressions(member.Value)),
        JsonArray list => list.SelectMany(Expressions),
        JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith("{%", StringComparison.Ordinal) => ["JSONata"],
        _ => [],
    };
}
