using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Expressions;

namespace Comparison.Local.StatesLanguage.Queries;

/// <summary>How a state's fields are read and evaluated: in JSONPath or in JSONata.</summary>
internal abstract class QueryLanguage
{
    public abstract DataFlow ReadFlow(Fields fields, FlowFields parts);

    /// <summary>An object with values to be evaluated, outside of the data flow.</summary>
    public abstract PayloadTemplate? ReadTemplate(Fields fields, string name);

    public abstract ItemFlow ReadItems(Fields fields);

    /// <summary>
    /// A field that has its value outright, or else a path to it in the field of the same name with <c>Path</c> behind it.
    /// </summary>
    /// <param name="type">JSONata's name for the type of the value.</param>
    /// <param name="literal">Reads and checks the value that is given outright.</param>
    public abstract Expression? ReadValue(Fields fields, string name, string type, Func<Fields, string, Expression?> literal);

    /// <summary>Refuses the fields of a state that only the other language has.</summary>
    public abstract void RefuseForeign(Fields fields);

    /// <summary>An error's name or cause, for which paths into the context object and function calls are allowed as well.</summary>
    public abstract Expression? ReadText(Fields fields, string name);

    public abstract ChoiceCondition ReadCondition(Fields rule);

    /// <summary>How data goes through a Choice state by one of its rules.</summary>
    /// <param name="state">How it goes through the state by its default.</param>
    public abstract DataFlow ReadRuleFlow(Fields rule, DataFlow state);

    /// <summary>Shows a test the input of a state that does not select one; JSONata has no such thing.</summary>
    public virtual void InspectInput(EvaluationScope scope)
    {
    }

    /// <summary>What a catcher makes of the state's input and of the error.</summary>
    public abstract DataFlow ReadCatcher(Fields fields);
}

/// <summary>The condition of a choice rule.</summary>
internal abstract class ChoiceCondition
{
    /// <exception cref="EvaluationException">A path of the condition leads nowhere; only IsPresent may ask for what is not
    /// there.</exception>
    public abstract bool Holds(EvaluationScope scope);
}
