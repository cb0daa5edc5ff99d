using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.States;

/// <summary>Next or End: where the states other than Choice, Succeed and Fail go.</summary>
internal sealed class StateExit(string? next)
{
    public string? Next { get; } = next;

    public IEnumerable<Target> Targets => Next is null ? [] : [new Target(Next, "Next")];

    public static StateExit Read(Fields fields)
    {
        var next = fields.Text("Next");
        var end = fields.Boolean("End") ?? false;
        if (next is not null && end)
            fields.AtMostOne("Next", "End");
        if (next is null && !end && !fields.Has("Next"))
            fields.Refuse("One of these fields is required: [Next, End]");
        return new StateExit(next);
    }
}
