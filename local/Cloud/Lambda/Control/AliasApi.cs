using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Requests;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda.Control;

/// <summary>The operations on aliases.</summary>
internal sealed class AliasApi(FunctionRegistry functions)
{
    public JsonObject Create(string functionName, JsonObject request)
    {
        request.Only("CreateAlias", "Name", "FunctionVersion", "Description", "RoutingConfig");
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
        return Point(function, new(name!, version!, request.Text("Description") ?? "", Additional(request)));
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
        var aliases = function.Aliases.Where(alias => version is null || alias.LeadsTo(version)).ToList();
        return RestPage.Write(aliases, "Aliases", query, alias => Write(function, alias));
    }

    public JsonObject Update(string functionName, string name, JsonObject request)
    {
        request.Only("UpdateAlias", "FunctionVersion", "Description", "RoutingConfig");
        var function = Function(functionName);
        var alias = Find(function, name);
        return Point(function, alias with
        {
            Version = request.Text("FunctionVersion") ?? alias.Version,
            Description = request.Text("Description") ?? alias.Description,
            Additional = request.Structure("RoutingConfig") is null ? alias.Additional : Additional(request),
        });
    }

    // One that is not there is deleted already: AWS answers the same.
    public void Delete(string functionName, string name) => Function(functionName).RemoveAlias(name);

    private JsonObject Point(LambdaFunction function, FunctionAlias alias)
    {
        var version = Version(function, alias.Version);
        if (alias.Additional is { } additional)
        {
            if (alias.Version == FunctionVersion.Latest || additional.Number == FunctionVersion.Latest)
                throw ControlMembers.Invalid("$LATEST is not supported for an alias pointing to more than 1 version");
            if (additional.Number == alias.Version) // AWS's words for it are not known
                throw ControlMembers.Invalid("An alias divides its invocations between two different versions.");
            if (Version(function, additional.Number).Definition.Settings.Role != version.Definition.Settings.Role)
                throw ControlMembers.Invalid("Specified versions must be associated with the same execution role");
        }
        function.Point(alias);
        return Write(function, alias);
    }

    private FunctionVersion Version(LambdaFunction function, string number)
    {
        var version = functions.Find(new(function.Name, number));
        return version.Number == number ? version : throw ControlMembers.Invalid("An alias points to a version, not to another alias.");
    }

    // One at most: "a maximum of two Lambda function versions" (developer guide). AWS's words for more are not known.
    private static WeightedVersion? Additional(JsonObject request)
    {
        request.Structure("RoutingConfig")?.Only("RoutingConfig", "AdditionalVersionWeights");
        var weights = request.Structure("RoutingConfig")?.Structure("AdditionalVersionWeights") ?? [];
        if (weights.Count > 1)
            throw ControlMembers.Invalid("An alias can point to two versions at most.");
        if (weights.Count == 0)
            return null;
        var (number, weight) = weights.Single();
        return weight is JsonValue value && value.TryGetValue<double>(out var share) && share is >= 0 and <= 1
            ? new(number, share)
            : throw Validation.Error(
                "Value at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: " +
                "[Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0]");
    }

    private LambdaFunction Function(string name) => functions.Find(functions.Parse(name, null) with { Qualifier = null }).Function;

    private static FunctionAlias Find(LambdaFunction function, string name) => function.FindAlias(name)
        ?? throw new AwsException("ResourceNotFoundException", $"Cannot find alias arn: {function.Arn}:{name}", 404);

    private static JsonObject Write(LambdaFunction function, FunctionAlias alias)
    {
        var written = new JsonObject
        {
            ["AliasArn"] = $"{function.Arn}:{alias.Name}",
            ["Name"] = alias.Name,
            ["FunctionVersion"] = alias.Version,
            ["Description"] = alias.Description,
        };
        if (alias.Additional is { } additional)
            written["RoutingConfig"] = new JsonObject { ["AdditionalVersionWeights"] = new JsonObject { [additional.Number] = additional.Weight } };
        return written;
    }
}
