using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Hosting;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>The REST operations of Lambda: finds the one that method and path name.</summary>
internal sealed class LambdaApi(LambdaService lambda, AccountContext account, FunctionRegistry functions)
{
    private readonly InvokeApi _invoke = new(lambda);
    private readonly DurableApi _durable = new(lambda.Durable, functions);

    public static bool Owns(RestPath path) => (path[0], path[1]) is
        ("2015-03-31", "functions") or
        ("2025-12-01", "functions" or "durable-executions" or "durable-execution-callbacks");

    public async Task HandleAsync(RestPath path, HttpContext http)
    {
        if ((http.Request.Method, path[0], path[1], path[3]) is ("POST", "2015-03-31", "functions", "invocations"))
        {
            await _invoke.HandleAsync(path[2], http);
            return;
        }
        var answer = await AnswerAsync(path, http.Request);
        http.Response.ContentType = "application/json";
        http.Response.WriteJson(answer);
    }

    private async Task<JsonObject> AnswerAsync(RestPath path, HttpRequest request) => (request.Method, path[1], path[3]) switch
    {
        ("GET", "functions", "configuration") => FunctionJson.Write(Find(path[2], request), account),
        ("GET", "functions", "durable-executions") => _durable.List(path[2], request.Query),
        ("GET", "durable-executions", "") => _durable.Get(path[2], request.Query),
        ("GET", "durable-executions", "history") => _durable.History(path[2], request.Query),
        ("GET", "durable-executions", "state") => _durable.State(path[2], request.Query),
        ("POST", "durable-executions", "checkpoint") => _durable.Checkpoint(path[2], await request.ReadObjectAsync() ?? []),
        ("POST", "durable-executions", "stop") => _durable.Stop(path[2], await request.ReadObjectAsync()),
        ("POST", "durable-execution-callbacks", "succeed") => _durable.Succeed(path[2], await request.ReadBytesAsync()),
        ("POST", "durable-execution-callbacks", "fail") => _durable.Fail(path[2], await request.ReadObjectAsync()),
        ("POST", "durable-execution-callbacks", "heartbeat") => _durable.Heartbeat(path[2]),
        _ => throw AwsException.NotSupported($"{request.Method} {path[0]}/{path[1]}/…/{path[3]}"),
    };

    private FunctionVersion Find(string name, HttpRequest request) =>
        functions.Find(FunctionReference.Parse(name, RestQuery.Text(request.Query, "Qualifier")));
}
