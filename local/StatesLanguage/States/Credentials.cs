using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Queries;

namespace Comparison.Local.StatesLanguage.States;

/// <summary>The role that a task takes on instead of the machine's, in another account as a rule.</summary>
internal sealed class Credentials(PayloadTemplate? template)
{
    private const string Role = "RoleArn";

    public static Credentials Read(Fields fields, QueryLanguage language)
    {
        const string name = "Credentials";
        if (fields.Object(name) is { } members && !members.ContainsKey(Role) && !members.ContainsKey($"{Role}.$"))
            fields.Refuse($"The field '{Role}' is required but was missing", name);
        return new Credentials(language.ReadTemplate(fields, name));
    }

    public string? RoleArn(Scope scope) => template?.Fill(scope) is JsonObject filled ? filled[Role].AsText() : null;
}
