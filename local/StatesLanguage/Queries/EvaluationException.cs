using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.Queries;

/// <summary>A field of a state cannot be evaluated. The state adds to the message which state it is.</summary>
internal sealed class EvaluationException(string message, string error = ErrorNames.Runtime) : Exception(message)
{
    public string Error { get; } = error;
}
