using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Attached;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Requests;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>Finds the function whose Runtime API a program calls: <c>/runtime/ACCOUNT/FUNCTION/KEY</c>.</summary>
/// <remarks>
/// Asking for the next invocation takes it from others, and a GET like that needs no more than a link. So the key is part of the path:
/// registering the function gives it, or the local cloud does to the processes that it starts itself.
/// </remarks>
/// <param name="find">The account of an id, if there is one.</param>
/// <param name="stopping">Ends the long polls when the local cloud stops.</param>
internal sealed class AttachedFunctions(Func<string, Account?> find, CancellationToken stopping)
{
    private const string ApiVersion = "2018-06-01";

    public Task HandleAsync(RestPath path, HttpContext http)
    {
        if ((path[4], path[5]) is not (ApiVersion, "runtime"))
            return RefuseAsync(http, $"A Runtime API is at /runtime/ACCOUNT/FUNCTION/KEY/{ApiVersion}/runtime/…, not here.");
        if (find(path[1]) is not { } account || Find(account, path[2], path[3]) is not { } runtime)
            return RefuseAsync(http, $"Nothing is here: PUT /_local/functions/{path[2]} tells where the function's Runtime API is.");
        return new RuntimeEndpoint(new(account.Context, runtime), stopping).HandleAsync([.. path.From(6)], http);
    }

    private static AttachedRuntime? Find(Account account, string name, string key)
    {
        if (account.Service<LambdaEngine>() is not { } lambda)
            return null;
        if (lambda.Processes.Find(key) is { } sandbox)
            return sandbox.Api;
        return lambda.FindAttached(name) is { } attached && attached.Key == key ? attached : null;
    }

    // What only the local cloud can be asked for, in the shape that clients of the Runtime API expect.
    private static Task RefuseAsync(HttpContext http, string message) =>
        RuntimeEndpoint.WriteAsync(http, StatusCodes.Status404NotFound, RuntimeEndpoint.Error("Runtime.NotAttached", message));
}

/// <summary>Creates attached functions for programs that are not written against the local cloud, whatever their language.</summary>
internal static class AttachedRegistration
{
    private const string Alias = "live";
    private const int KeyBytes = 16;

    /// <summary>
    /// Creates the function or gives it another configuration, and publishes that as a version behind the alias <c>live</c>.
    /// Programs that are attached already stay attached.
    /// </summary>
    /// <param name="request">
    /// <c>{timeout, memory, durable: {execution_timeout, retention_days}, environment: {NAME: value}}</c>, times in seconds, memory in MB,
    /// with Lambda's ranges and defaults; without <c>durable</c> the function is an ordinary one.
    /// </param>
    /// <returns>ARN, version and alias, and the environment in which to start the program.</returns>
    /// <exception cref="AwsException">A value that CreateFunction would refuse, or of another type.</exception>
    public static JsonObject Put(AccountContext account, LambdaEngine lambda, string name, JsonObject request)
    {
        var (timeout, memory) = (request.Integer("timeout"), request.Integer("memory"));
        var durable = request.Structure("durable");
        var (execution, retention) = (durable?.Integer("execution_timeout"), durable?.Integer("retention_days"));
        Validation.Check(check =>
        {
            check.Text(name, "functionName", 64, Patterns.Identifier());
            check.Number(timeout, "timeout", 1, 900);
            check.Number(memory, "memorySize", 128, 10_240);
            if (durable is not null)
                check.Required(execution?.ToString(CultureInfo.InvariantCulture), "durableConfig.executionTimeout");
            check.Number(execution, "durableConfig.executionTimeout", 1, 31_622_400);
            check.Number(retention, "durableConfig.retentionPeriodInDays", 1, 90);
        });
        // Of the account's ids: when the request is carried out again, programs find the function where it was.
        var runtime = lambda.FindAttached(name) ?? new AttachedRuntime(key: Convert.ToHexStringLower(account.Ids.NewBytes(KeyBytes)));
        var definition = new FunctionDefinition(name, runtime)
        {
            Environment = ReadEnvironment(request.Structure("environment")),
            Durable = execution is { } seconds ? new(seconds, retention ?? 14) : null,
        };
        definition = definition with
        {
            Timeout = timeout is { } limit ? TimeSpan.FromSeconds(limit) : definition.Timeout,
            MemoryMegabytes = memory ?? definition.MemoryMegabytes,
        };
        var function = lambda.Register(definition);
        var version = function.Publish(Alias);
        return new()
        {
            ["function_arn"] = function.Arn,
            ["version"] = version,
            ["alias"] = Alias,
            ["environment"] = Describe(account, definition, version, runtime),
        };
    }

    private static Dictionary<string, string> ReadEnvironment(JsonObject? variables) =>
        variables?.ToDictionary(pair => pair.Key, pair => variables.Text(pair.Key) ?? "") ?? [];

    private static JsonObject Describe(AccountContext account, FunctionDefinition function, string version, AttachedRuntime runtime)
    {
        var variables = FunctionVariables.For(account, function, version, FunctionVariables.RuntimeApi(account, function.Name, runtime.Key));
        return new(variables.Select(variable => KeyValuePair.Create(variable.Key, (JsonNode?)variable.Value)));
    }
}
