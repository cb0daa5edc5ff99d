using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Adapters.Settings;
using Comparison.Local.Cloud.Lambda.Functions;

namespace Comparison.Local.Stacks;

/// <summary>A deployment into a stack in which executions wait: every function gets new code and every machine a new definition, and their aliases move to the new versions.</summary>
public static partial class Redeployment
{
    /// <summary>The variable in which a function's code says which deployment it came with; absent from the first.</summary>
    public const string RevisionVariable = "CODE_REVISION";

    /// <param name="revise">Makes the new definition of a state machine from the old one.</param>
    public static async Task DeployAsync(
        DeployedStack stack, string revision, Func<JsonObject, JsonObject> revise, CancellationToken cancellationToken)
    {
        var versions = new Dictionary<string, string>(); // by what they are versions of
        foreach (var deployed in stack.Services.Lambda.Functions)
        {
            var function = stack.Services.Lambda.Register(deployed with
            {
                Environment = new Dictionary<string, string>(deployed.Environment) { [RevisionVariable] = revision },
            });
            versions[function.Arn] = function.Publish(FunctionDeployer.Alias);
        }
        var machines = stack.Services.StepFunctions;
        var all = (await machines.InvokeAsync("ListStateMachines", [], cancellationToken))["stateMachines"]!.AsArray();
        // Express ones first: the others call them by their versions.
        foreach (var machine in all.OrderBy(machine => (string?)machine!["type"], StringComparer.Ordinal).Select(machine => (string)machine!["stateMachineArn"]!))
        {
            var before = await machines.InvokeAsync("DescribeStateMachine", new() { ["stateMachineArn"] = machine }, cancellationToken);
            var definition = revise(JsonNode.Parse(Pinned(before["definition"]!.GetValue<string>(), versions))!.AsObject());
            var after = await machines.InvokeAsync(
                "UpdateStateMachine",
                new() { ["stateMachineArn"] = machine, ["definition"] = definition.ToJsonString(), ["publish"] = true }, cancellationToken);
            var version = after["stateMachineVersionArn"]!.GetValue<string>();
            versions[machine] = version[(version.LastIndexOf(':') + 1)..];
            if (stack.Account.Outputs.ContainsValue($"{machine}:{FunctionDeployer.Alias}"))
                await machines.InvokeAsync(
                    "UpdateStateMachineAlias",
                    new() { ["stateMachineAliasArn"] = $"{machine}:{FunctionDeployer.Alias}", ["routingConfiguration"] = AllTo(version) },
                    cancellationToken);
        }
    }

    /// <summary>The function as a deployment in a form makes it.</summary>
    public static FunctionDefinition InForm(this FunctionDefinition function, Form form)
    {
        if ((form == Form.Thrifty) == function.Environment.ContainsKey(Setting.Form))
            return function;
        var environment = new Dictionary<string, string>(function.Environment) { [Setting.Form] = form.ToText() };
        if (form == Form.Readable)
            environment.Remove(Setting.Form);
        return function with { Environment = environment };
    }

    internal static JsonArray AllTo(string version) => [new JsonObject { ["stateMachineVersionArn"] = version, ["weight"] = 100 }];

    // What the definition calls by version, it calls by the new one.
    private static string Pinned(string definition, Dictionary<string, string> versions) => Versioned().Replace(definition, called =>
        versions.TryGetValue(called.Groups[1].Value, out var version) ? $"{called.Groups[1].Value}:{version}" : called.Value);

    [GeneratedRegex(@"(arn:[\w:-]+:(?:function|stateMachine):[\w-]+):\d+")]
    private static partial Regex Versioned();
}
