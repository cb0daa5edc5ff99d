using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The context of one invocation, from the headers that came with its payload.</summary>
internal sealed class InvocationContext(
    HttpResponseHeaders headers, LambdaEnvironment environment, ILambdaLogger logger, ILambdaSerializer? serializer, TimeProvider time)
    : ILambdaContext
{
    public string AwsRequestId => Header("Aws-Request-Id") ?? "";

    public IClientContext? ClientContext { get; } = Parse<ClientContext>(headers, "Client-Context");

    public string FunctionName => environment.FunctionName;

    public string FunctionVersion => environment.FunctionVersion;

    public ICognitoIdentity? Identity { get; } = Parse<CognitoIdentity>(headers, "Cognito-Identity");

    public string InvokedFunctionArn => Header("Invoked-Function-Arn") ?? "";

    public ILambdaLogger Logger => logger;

    public string LogGroupName => environment.LogGroupName;

    public string LogStreamName => environment.LogStreamName;

    public int MemoryLimitInMB => environment.MemoryLimitInMB;

    public TimeSpan RemainingTime => Deadline - time.GetUtcNow();

    public string? TenantId => Header("Aws-Tenant-Id");

    public string? TraceId => Header("Trace-Id");

    public ILambdaSerializer? Serializer => serializer;

    // Without a deadline header there is no time left, as with AWS's runtime, which takes it for the year 1970.
    private DateTimeOffset Deadline => DateTimeOffset.FromUnixTimeMilliseconds(
        long.TryParse(Header("Deadline-Ms"), CultureInfo.InvariantCulture, out var milliseconds) ? milliseconds : 0);

    private string? Header(string name) => Header(headers, name);

    private static string? Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues($"Lambda-Runtime-{name}", out var values) ? values.First() : null;

    private static T? Parse<T>(HttpResponseHeaders headers, string name)
        where T : class =>
        Header(headers, name) is { Length: > 0 } json ? JsonSerializer.Deserialize<T>(json) : null;
}
