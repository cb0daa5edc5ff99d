using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The context of one invocation, from the headers that came with its payload.</summary>
internal sealed class InvocationContext(
    HttpResponseHeaders headers, LambdaEnvironment environment, ILambdaLogger logger, ILambdaSerializer? serializer, TimeProvider time)
    : ILambdaContext
{
    public string AwsRequestId { get; } = Header(headers, "Aws-Request-Id")
        ?? throw new KeyNotFoundException("The Runtime API gave an invocation without Lambda-Runtime-Aws-Request-Id.");

    /// <summary>Without a client context from the caller, an empty one.</summary>
    public IClientContext ClientContext { get; } = Read<ClientContext>(headers, "Client-Context");

    public string FunctionName => environment.FunctionName!;

    public string FunctionVersion => environment.FunctionVersion!;

    /// <summary>Without an identity that authorized the invocation, an empty one.</summary>
    public ICognitoIdentity Identity { get; } = Read<CognitoIdentity>(headers, "Cognito-Identity");

    public string InvokedFunctionArn => Header(headers, "Invoked-Function-Arn")!;

    public ILambdaLogger Logger => logger;

    public string LogGroupName => environment.LogGroupName!;

    public string LogStreamName => environment.LogStreamName!;

    public int MemoryLimitInMB => environment.MemoryLimitInMB;

    public TimeSpan RemainingTime => Deadline - time.GetUtcNow();

    public string? TenantId => Header(headers, "Aws-Tenant-Id");

    public string? TraceId => Header(headers, "Trace-Id");

    public ILambdaSerializer? Serializer => serializer;

    // Without a deadline header there is no time left, as with AWS's runtime, which takes it for the year 1970.
    private DateTimeOffset Deadline => DateTimeOffset.FromUnixTimeMilliseconds(
        long.TryParse(Header(headers, "Deadline-Ms"), CultureInfo.InvariantCulture, out var milliseconds) ? milliseconds : 0);

    private static string? Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues($"Lambda-Runtime-{name}", out var values) ? values.First() : null;

    private static T Read<T>(HttpResponseHeaders headers, string name)
        where T : new() =>
        Header(headers, name) is { Length: > 0 } json ? JsonSerializer.Deserialize<T>(json) ?? new() : new();
}

/// <summary>What Lambda tells a function's process about the function; null where it does not.</summary>
internal sealed class LambdaEnvironment(Func<string, string?> read)
{
    public string RuntimeApi => read("AWS_LAMBDA_RUNTIME_API")
        ?? throw new InvalidOperationException(
            "The environment variable AWS_LAMBDA_RUNTIME_API is not set; Lambda sets it to the host and port of the Runtime API.");

    public string? FunctionName => read("AWS_LAMBDA_FUNCTION_NAME");

    public string? FunctionVersion => read("AWS_LAMBDA_FUNCTION_VERSION");

    public string? LogGroupName => read("AWS_LAMBDA_LOG_GROUP_NAME");

    public string? LogStreamName => read("AWS_LAMBDA_LOG_STREAM_NAME");

    public int MemoryLimitInMB => int.TryParse(read("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), out var megabytes) ? megabytes : 0;
}

/// <summary>The client context as the AWS Mobile SDK writes it; values that are no text are given as their JSON.</summary>
internal sealed class ClientContext : IClientContext
{
    [JsonPropertyName("env")]
    public IDictionary<string, JsonElement>? EnvironmentValues { get; set; }

    [JsonPropertyName("custom")]
    public IDictionary<string, JsonElement>? CustomValues { get; set; }

    [JsonPropertyName("client")]
    public ClientApplication? Application { get; set; }

    [JsonIgnore]
    public IDictionary<string, string> Environment => Texts(EnvironmentValues)!;

    [JsonIgnore]
    public IDictionary<string, string> Custom => Texts(CustomValues)!;

    [JsonIgnore]
    public IClientApplication Client => Application!;

    private static Dictionary<string, string>? Texts(IDictionary<string, JsonElement>? values) =>
        values?.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
}

internal sealed class ClientApplication : IClientApplication
{
    [JsonPropertyName("app_package_name")]
    public string? AppPackageName { get; set; }

    [JsonPropertyName("app_title")]
    public string? AppTitle { get; set; }

    [JsonPropertyName("app_version_code")]
    public string? AppVersionCode { get; set; }

    [JsonPropertyName("app_version_name")]
    public string? AppVersionName { get; set; }

    [JsonPropertyName("installation_id")]
    public string? InstallationId { get; set; }
}

internal sealed class CognitoIdentity : ICognitoIdentity
{
    [JsonPropertyName("cognitoIdentityId")]
    public string? IdentityId { get; set; }

    [JsonPropertyName("cognitoIdentityPoolId")]
    public string? IdentityPoolId { get; set; }
}
