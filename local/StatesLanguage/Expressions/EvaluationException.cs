using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Expressions;

/// <summary>A field of a state cannot be evaluated. The state adds to the message which state it is.</summary>
internal sealed class EvaluationException(string message, string error = ErrorNames.Runtime) : Exception(message)
{
    public string Error { get; } = error;

    /// <summary>The field, for the event that tells of a failed JSONata expression; null for JSONPath, which has no such event.</summary>
    public string? Location { get; private init; }

    /// <summary>A JSONata expression has failed, or its value cannot be used.</summary>
    /// <param name="field">Its place in the state, such as <c>Output/result</c>.</param>
    public static EvaluationException OfQuery(string message, string field) =>
        new(message, ErrorNames.QueryEvaluationError) { Location = field };

    /// <summary>What AWS says of paths in payload templates and in the fields of a Fail state.</summary>
    public static EvaluationException NotFound(Expression expression, string field, JsonNode? data) => new(
        $"The JSONPath '{expression}' specified for the field '{field}' could not be found in the input '{JsonText.Write(data)}'");

    /// <summary>What AWS says of InputPath, OutputPath and the paths of timeouts.</summary>
    public static EvaluationException InvalidPath(string path, PathNotFoundException missing) =>
        new($"Invalid path '{path}' : {missing.Message}");
}

/// <summary>A definite path leads nowhere. Each field says so in words of its own, most of them with this message in them.</summary>
internal sealed class PathNotFoundException(string message) : Exception(message);
