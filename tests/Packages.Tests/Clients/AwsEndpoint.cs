using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Amazon.Lambda;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Comparison.Packages.Tests.Clients;

/// <summary>A loopback endpoint that gives the answers it was told to give, in order, and keeps what it was sent.</summary>
internal sealed class AwsEndpoint : IAsyncDisposable
{
    private const string Region = "eu-central-1";

    private static readonly BasicAWSCredentials Credentials = new("111122223333", "secret");

    private readonly ConcurrentQueue<AwsAnswer> _answers;
    private readonly ConcurrentQueue<AwsCall> _calls = new();
    private readonly WebApplication _app;

    private AwsEndpoint(AwsAnswer[] answers)
    {
        _answers = new(answers);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public string Url => _app.Urls.Single();

    public IReadOnlyCollection<AwsCall> Calls => _calls;

    /// <summary>The one call that was made.</summary>
    public AwsCall Call => Assert.Single(_calls);

    public static async Task<AwsEndpoint> StartAsync(params AwsAnswer[] answers)
    {
        var endpoint = new AwsEndpoint(answers);
        await endpoint._app.StartAsync();
        return endpoint;
    }

    public AmazonLambdaClient Lambda(int retries = 0) =>
        new(Credentials, new AmazonLambdaConfig { ServiceURL = Url, AuthenticationRegion = Region, MaxErrorRetry = retries });

    public AmazonStepFunctionsClient StepFunctions(int retries = 0) =>
        new(Credentials, new AmazonStepFunctionsConfig { ServiceURL = Url, AuthenticationRegion = Region, MaxErrorRetry = retries });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var body = new StreamReader(http.Request.Body);
        _calls.Enqueue(new(
            http.Request.Method,
            http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await body.ReadToEndAsync()));

        var answer = _answers.TryDequeue(out var next) ? next : AwsAnswer.Error("UnexpectedCall");
        http.Response.StatusCode = answer.Status;
        http.Response.Headers["x-amzn-RequestId"] = "request-1";
        foreach (var (name, value) in answer.Headers)
            http.Response.Headers[name] = value;
        await http.Response.WriteAsync(answer.Body);
    }
}

/// <summary>One request as it came over the wire.</summary>
/// <param name="Target">Path and query, still escaped.</param>
internal sealed record AwsCall(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public JsonNode Json => JsonNode.Parse(Body)!;

    public void HasJson(string expected) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), Json), Body);
}

internal sealed record AwsAnswer(string Body = "{}", int Status = 200)
{
    public Dictionary<string, string> Headers { get; } = [];

    public static AwsAnswer Error(string type, int status = 400, string message = "No.") =>
        new($$"""{"__type":"{{type}}","message":"{{message}}"}""", status);
}
