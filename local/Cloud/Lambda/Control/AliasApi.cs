using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Requests;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda.Control;

/// <summary>The operations on aliases. Weighted aliases are not there.</summary>
internal sealed class AliasApi(FunctionRegistry functions)
{
    public JsonObject Create(string functionName, JsonObject request)
    {
        request.Only("CreateAlias", "Name", "FunctionVersion", "Description");
        var (name, version) = (request.Text("Name"), request.Text("FunctionVersion"));
        Validation.Check(check =>
        {
            check.Required(name, "name");
            check.Text(name, "name", 128, Patterns.Alias());
            check.Required(version, "functionVersion");
        });
        var function = Function(functionName);
        if (function.FindAlias(name!) is not null)
            throw new AwsException("ResourceConflictException", $"Alias already exists: {function.Arn}:{name}", 409);
        return Point(function, name!, version!, request.Text("Description") ?? "");
    }

    public JsonObject Get(string functionName, string name)
    {
        var function = Function(functionName);
        return Write(function, Find(function, name));
    }

    public JsonObject List(string functionName, IQueryCollection query)
    {
        var function = Function(functionName);
        var version = RestQuery.Text(query, "FunctionVersion");
        var aliases = function.Aliases.Where(alias => version is null || alias.Version == version).ToList();
        return RestPage.Write(aliases, "Aliases", query, alias => Write(function, alias));
    }

    public JsonObject Update(string functionName, string name, JsonObject request)
    {
        request.Only("UpdateAlias", "FunctionVersion", "Description");
        var function = Function(functionName);
        var alias = Find(function, name);
        return Point(function, name, request.Text("FunctionVersion") ?? alias.Version, request.Text("Description") ?? alias.Description);
    }

    // One that is not there is deleted already: AWS answers the same.
    public void Delete(string functionName, string name) => Function(functionName).RemoveAlias(name);

    private JsonObject Point(LambdaFunction function, string name, string version, string description)
    {
        var target = functions.Find(new(function.Name, version));
        if (target.Number != version)
            throw ControlMembers.Invalid("An alias points to a version, not to another alias.");
        function.Point(name, version, description);
        return Write(function, Find(function, name));
    }

    private LambdaFunction Function(string name) => functions.Find(FunctionReference.Parse(name, null) with { Qualifier = null }).Function;

    private static FunctionAlias Find(LambdaFunction function, string name) => function.FindAlias(name)
        ?? throw new AwsException("ResourceNotFoundException", $"Cannot find alias arn: {function.Arn}:{name}", 404);

    private static JsonObject Write(LambdaFunction function, FunctionAlias alias) => new()
    {
        ["AliasArn"] = $"{function.Arn}:{alias.Name}",
        ["Name"] = alias.Name,
        ["FunctionVersion"] = alias.Version,
        ["Description"] = alias.Description,
    };
}
