using Comparison.Local.StatesLanguage.Queries;
using Comparison.Local.StatesLanguage.States;

namespace Comparison.Local.StatesLanguage.Definitions;

/// <summary>Reads a state of any type.</summary>
internal static class StateReader
{
    private const int LongestName = 80;
    private const string UnknownType =
        "The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]";

    /// <summary>The state, or null when its type is none that can be run.</summary>
    public static State? Read(string name, Fields fields, QueryLanguage outer)
    {
        fields.Require("Type");
        if (name.Length > LongestName)
            fields.Refuse($"The name of a state must not have more than {LongestName} characters");
        var language = QueryLanguage.Read(fields, outer);
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
                state = ParallelState.Read(name, fields, language);
                break;
            case "Map":
                state = MapState.Read(name, fields, language);
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
