using Comparison.Local.StatesLanguage.Choices;
using Comparison.Local.StatesLanguage.Definitions;

namespace Comparison.Local.StatesLanguage.Queries;

/// <summary>How a state's fields are read and evaluated. JSONPath is the only one so far; JSONata will be its sibling.</summary>
internal abstract class QueryLanguage
{
    /// <summary>The language that a machine or a state names, else the one around it.</summary>
    public static QueryLanguage Read(Fields fields, QueryLanguage outer)
    {
        switch (fields.Text("QueryLanguage"))
        {
            case null or "JSONPath":
                return outer;
            case "JSONata":
                fields.Refuse("The QueryLanguage 'JSONata' is not supported by the local cloud", "QueryLanguage");
                return outer;
            default:
                fields.Refuse("The field 'QueryLanguage' should have one of these values: [JSONPath, JSONata]", "QueryLanguage");
                return outer;
        }
    }

    public abstract DataFlow ReadFlow(Fields fields, FlowFields parts);

    /// <summary>An object with values to be evaluated, outside of the data flow.</summary>
    public abstract PayloadTemplate? ReadTemplate(Fields fields, string name);

    public abstract ItemFlow ReadItems(Fields fields);

    /// <summary>
    /// A field that has its value outright, or else a path to it in the field of the same name with <c>Path</c> behind it.
    /// </summary>
    /// <param name="literal">Reads and checks the value that is given outright.</param>
    public abstract Expression? ReadValue(Fields fields, string name, Func<Fields, string, Expression?> literal);

    /// <summary>An error's name or cause, for which paths into the context object and function calls are allowed as well.</summary>
    public abstract Expression? ReadText(Fields fields, string name);

    public abstract Condition ReadCondition(Fields rule);

    public abstract Assignment ReadAssignment(Fields fields);

    /// <summary>What a catcher makes of the state's input and of the error.</summary>
    public abstract DataFlow ReadCatcher(Fields fields);
}
