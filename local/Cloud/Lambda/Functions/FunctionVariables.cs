using Comparison.Local.Cloud.Accounts;

namespace Comparison.Local.Cloud.Lambda.Functions;

/// <summary>The environment of a program that is a function, wherever the program runs.</summary>
internal static class FunctionVariables
{
    /// <summary>The session token that a function's process signs with.</summary>
    public static string SessionOf(string functionName) => $"function/{functionName}";

    /// <summary>What the program is to find in <c>AWS_LAMBDA_RUNTIME_API</c>: host, port and path, without a scheme.</summary>
    /// <param name="key">The runtime's key, or the id of a process.</param>
    public static string RuntimeApi(AccountContext account, string functionName, string key) =>
        $"{account.Endpoint.Authority}/runtime/{account.Id}/{functionName}/{key}";

    /// <summary>Variables that Lambda sets for every runtime, where the AWS SDKs find the local cloud, and the function's own.</summary>
    /// <param name="runtimeApi">Host, port and path, without a scheme.</param>
    public static Dictionary<string, string> For(AccountContext account, FunctionDefinition function, string version, string runtimeApi)
    {
        var variables = new Dictionary<string, string>
        {
            ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi,
            ["AWS_LAMBDA_FUNCTION_NAME"] = function.Name,
            ["AWS_LAMBDA_FUNCTION_VERSION"] = version,
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = $"{function.MemoryMegabytes}",
            ["AWS_REGION"] = account.Region,
            ["AWS_ENDPOINT_URL"] = account.Endpoint.GetLeftPart(UriPartial.Authority),
            ["AWS_ACCESS_KEY_ID"] = account.Id,
            ["AWS_SECRET_ACCESS_KEY"] = "local",
            // On Lambda these are credentials of the function's role; here they say whose calls are whose.
            ["AWS_SESSION_TOKEN"] = SessionOf(function.Name),
        };
        foreach (var (name, value) in function.Environment)
            variables[name] = value;
        return variables;
    }
}
