using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Paths;

namespace Comparison.Local.StatesLanguage.Queries;

/// <summary>InputPath or OutputPath: a part of the data, all of it when absent, an empty object when null.</summary>
internal sealed class Selection(JsonPath? path, bool nothing)
{
    public static Selection All { get; } = new(null, nothing: false);

    public JsonNode? Select(Scope scope)
    {
        if (nothing)
            return new JsonObject();
        try
        {
            return path is null ? scope.Data : path.Evaluate(scope);
        }
        catch (PathNotFoundException missing)
        {
            throw EvaluationException.InvalidPath(path!.ToString(), missing);
        }
    }
}
