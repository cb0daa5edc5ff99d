using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.JsonataQueries;
using Comparison.Local.StatesLanguage.Queries;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.States;

/// <summary>Reads states of any type, the graphs they form, and the query language they are written in.</summary>
internal static class StateReader
{
    private const int MaxNameLength = 80;
    private const string UnknownType =
        "The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]";

    /// <summary>Reads StartAt and States.</summary>
    public static StateGraph ReadGraph(Fields fields, QueryLanguage language)
    {
        fields.Require("States", "StartAt");
        var states = new Dictionary<string, State>();
        var members = fields.Object("States");
        if (members is { Count: 0 })
            fields.Refuse("Value cannot be empty", "States");
        foreach (var (name, node) in members ?? [])
            if (node is not JsonObject state)
                fields.Refuse("Value is not an object", $"States/{name}");
            else if (Read(name, fields.State(state, name), language) is { } read)
                states.Add(name, read);
        return new StateGraph(fields.Text("StartAt") ?? "", states, fields.Location);
    }

    /// <summary>The language that a machine or a state names, else the machine's; states inside of another follow the machine as well.</summary>
    public static QueryLanguage ReadLanguage(Fields fields, QueryLanguage outer)
    {
        switch (fields.Text("QueryLanguage"))
        {
            case null:
                return outer;
            case "JSONPath":
                if (outer is JsonataLanguage)
                    fields.Refuse("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
                return outer;
            case "JSONata":
                return JsonataLanguage.Instance;
            default:
                fields.Refuse("Value should be one of the following: [JSONPath, JSONata]", "QueryLanguage");
                return outer;
        }
    }

    /// <summary>The state, or null when its type is none that can be run.</summary>
    public static State? Read(string name, Fields fields, QueryLanguage outer)
    {
        fields.Require("Type");
        if (name.Length > MaxNameLength)
            fields.Refuse($"The name of a state must not have more than {MaxNameLength} characters");
        var language = ReadLanguage(fields, outer);
        language.RefuseForeign(fields);
        State? state;
        switch (fields.Text("Type"))
        {
            case "Task":
                state = TaskState.Read(name, fields, language);
                break;
            case "Choice":
                state = ChoiceState.Read(name, fields, language);
                break;
            case "Pass":
                state = PassState.Read(name, fields, language);
                break;
            case "Wait":
                state = WaitState.Read(name, fields, language);
                break;
            case "Succeed":
                state = SucceedState.Read(name, fields, language);
                break;
            case "Fail":
                state = FailState.Read(name, fields, language);
                break;
            case "Parallel":
                state = ParallelState.Read(name, fields, language, outer);
                break;
            case "Map":
                state = MapState.Read(name, fields, language, outer);
                break;
            case null:
                return null;
            default:
                fields.Refuse(UnknownType, "Type");
                return null;
        }
        fields.RefuseOthers();
        return state;
    }
}
