using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Jsonata.Evaluation;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.JsonataQueries;

/// <summary>What an expression asks for: variables, members of <c>$states</c>, and what AWS does not allow.</summary>
internal sealed class ExpressionReferences
{
    private const string States = "states";
    private const string Uuid = "uuid";

    private readonly HashSet<string> _variables = [];
    private readonly HashSet<string> _members = [];
    private readonly HashSet<string> _ownVariables = [];
    private bool _takesAllMembers;
    private string? _unsupported;

    public static ExpressionReferences Find(ExpressionNode root)
    {
        var found = new ExpressionReferences();
        found.Visit(root, isTop: true);
        return found;
    }

    /// <summary>The workflow's variables that the expression reads: not its own, not <c>$states</c>, and no functions.</summary>
    public IEnumerable<string> WorkflowVariables =>
        _variables.Where(name => name != States && !_ownVariables.Contains(name) && StatesFunctions.Library.Find(name) is null);

    /// <summary>Why AWS refuses the expression; null when it does not.</summary>
    public string? FindFault(VisibleStates visible) =>
        _unsupported is { } name ? $"Reference to '{name}' {(name == "$$" ? "" : "at the top level ")}is not supported."
        : _members.Except(visible.Names).FirstOrDefault() is { } member ? $"Field '$states.{member}' does not exist."
        : null;

    /// <summary>The variables, with <c>$states</c>; only what the expression asks for is put together.</summary>
    public List<KeyValuePair<string, object?>> Bind(EvaluationScope scope)
    {
        var bound = new List<KeyValuePair<string, object?>>();
        foreach (var name in _variables)
            if (name == States)
                bound.Add(new(States, CreateStates(scope)));
            else if (name == Uuid)
                bound.Add(new(Uuid, StatesFunctions.CreateUuid(scope.Chance)));
            else if (scope.Variables.TryGetValue(name, out var value))
                bound.Add(new(name, JsonValues.FromNode(value)));
        return bound;
    }

    private JsonataObject CreateStates(EvaluationScope scope)
    {
        var states = new JsonataObject();
        if (Asks(VisibleStates.InputName))
            states[VisibleStates.InputName] = JsonValues.FromNode(scope.Data);
        if (Asks(VisibleStates.ContextName))
            states[VisibleStates.ContextName] = JsonValues.FromNode(scope.Context);
        if (scope.Outcome is { } outcome)
            states[outcome.IsError ? VisibleStates.ErrorName : VisibleStates.ResultName] = JsonValues.FromNode(outcome.Value);
        return states;
    }

    private bool Asks(string member) => _takesAllMembers || _members.Contains(member);

    private void Visit(ExpressionNode node, bool isTop)
    {
        switch (node)
        {
            case VariableNode { Name: "" }:
                if (isTop)
                    _unsupported ??= "$";
                break;
            case VariableNode { Name: "$" }:
                _unsupported ??= "$$";
                break;
            case VariableNode variable:
                _variables.Add(variable.Name);
                _takesAllMembers |= variable.Name == States;
                break;
            case NameNode name when isTop:
                _unsupported ??= name.Name;
                break;
            case PathNode { Steps: [VariableNode { Name: States, Predicates: null } first, NameNode member, ..] } path
                when first.Step == StepTraits.None:
                _variables.Add(States);
                _members.Add(member.Name);
                VisitParts(path, isTop, skipped: first);
                return;
            case AssignmentNode assignment:
                _ownVariables.Add(assignment.Name);
                break;
            case LambdaNode lambda:
                _ownVariables.UnionWith(lambda.Parameters);
                break;
            default:
                break;
        }
        _ownVariables.UnionWith((node.Step.Stages ?? []).Select(stage => stage.Index).Append(node.Step.Focus).Append(node.Step.Index).OfType<string>());
        VisitParts(node, isTop, skipped: null);
    }

    private void VisitParts(ExpressionNode node, bool isTop, ExpressionNode? skipped)
    {
        foreach (var (part, hasSameContext) in node.Parts)
            if (part != skipped)
                Visit(part, isTop && hasSameContext);
    }
}
