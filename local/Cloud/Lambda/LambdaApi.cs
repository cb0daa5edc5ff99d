using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.Control;
using Comparison.Local.Cloud.Lambda.Durable;
using Comparison.Local.Cloud.Lambda.EventSources;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Cloud.Lambda.Requests;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>The REST operations of Lambda: finds the one that method and path name.</summary>
internal sealed class LambdaApi(
    LambdaEngine lambda, FunctionApi functions, AliasApi aliases, PermissionApi permissions, MappingApi mappings, TagApi tags,
    EventSettingsApi events, DurableApi durable)
{
    private readonly InvokeApi _invoke = new(lambda);

    public static bool Owns(RestPath path) => (path[0], path[1]) is
        ("2015-03-31", "functions" or "event-source-mappings") or
        ("2017-03-31", "tags") or
        ("2017-10-31" or "2019-09-25" or "2019-09-30" or "2020-06-30", "functions") or
        ("2025-12-01", "functions" or "durable-executions" or "durable-execution-callbacks");

    public async Task HandleAsync(RestPath path, HttpContext http)
    {
        RestQuery.Only(http.Request.Query, $"{http.Request.Method} {path[1]}");
        if ((http.Request.Method, path[0], path[1], path[3]) is ("POST", "2015-03-31", "functions", "invocations"))
        {
            await _invoke.HandleAsync(path[2], http);
            return;
        }
        var body = http.Request.Method is "POST" or "PUT" && !IsResult(path) ? await http.Request.ReadObjectAsync() : null;
        var answer = path[0] switch
        {
            "2025-12-01" => await DurableAsync(path, http.Request, body),
            "2015-03-31" when path[1] == "event-source-mappings" => Mapping(path, http, body ?? []),
            "2015-03-31" when path[3].Length == 0 => Function(path, http, body ?? []),
            "2015-03-31" => PartOfFunction(path, http, body ?? []),
            "2017-03-31" => Tags(path, http, body ?? []),
            _ => Setting(path, http, body ?? []),
        };
        if (answer is null)
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        http.Response.ContentType = "application/json";
        http.Response.WriteJson(answer);
    }

    // A callback's result is the body itself, JSON or not.
    private static bool IsResult(RestPath path) => path[1] == "durable-execution-callbacks" && path[3] == "succeed";

    private JsonObject? Function(RestPath path, HttpContext http, JsonObject body)
    {
        switch (http.Request.Method, path[2])
        {
            case ("GET", ""):
                return functions.List(http.Request.Query);
            case ("POST", ""):
                http.Response.StatusCode = StatusCodes.Status201Created;
                return functions.Create(body);
            case ("GET", var name):
                return functions.Get(name, http.Request.Query);
            case ("DELETE", var name):
                http.Response.StatusCode = functions.Delete(name, http.Request.Query);
                return http.Response.StatusCode == StatusCodes.Status204NoContent ? null : [];
            default:
                throw Unknown(path, http);
        }
    }

    private JsonObject? PartOfFunction(RestPath path, HttpContext http, JsonObject body)
    {
        var query = http.Request.Query;
        switch (http.Request.Method, path[3], path[4])
        {
            case ("GET", "configuration", ""):
                return functions.GetConfiguration(path[2], query);
            case ("PUT", "configuration", ""):
                return functions.UpdateConfiguration(path[2], body);
            case ("PUT", "code", ""):
                return functions.UpdateCode(path[2], body);
            case ("GET", "versions", ""):
                return functions.ListVersions(path[2], query);
            case ("POST", "versions", ""):
                http.Response.StatusCode = StatusCodes.Status201Created;
                return functions.Publish(path[2], body);
            case ("GET", "aliases", ""):
                return aliases.List(path[2], query);
            case ("POST", "aliases", ""):
                http.Response.StatusCode = StatusCodes.Status201Created;
                return aliases.Create(path[2], body);
            case ("GET", "aliases", var alias):
                return aliases.Get(path[2], alias);
            case ("PUT", "aliases", var alias):
                return aliases.Update(path[2], alias, body);
            case ("DELETE", "aliases", var alias):
                aliases.Delete(path[2], alias);
                return null;
            case ("GET", "policy", ""):
                return permissions.Get(path[2], query);
            case ("POST", "policy", ""):
                http.Response.StatusCode = StatusCodes.Status201Created;
                return permissions.Add(path[2], query, body);
            case ("DELETE", "policy", var statement):
                permissions.Remove(path[2], statement, query);
                return null;
            default:
                throw Unknown(path, http);
        }
    }

    private JsonObject Mapping(RestPath path, HttpContext http, JsonObject body)
    {
        if (http.Request.Method != "GET")
            http.Response.StatusCode = StatusCodes.Status202Accepted;
        return (http.Request.Method, path[2]) switch
        {
            ("GET", "") => mappings.List(http.Request.Query),
            ("POST", "") => mappings.Create(body),
            ("GET", var id) => mappings.Get(id),
            ("PUT", var id) => mappings.Update(id, body),
            ("DELETE", var id) => mappings.Delete(id),
            _ => throw Unknown(path, http),
        };
    }

    private JsonObject? Tags(RestPath path, HttpContext http, JsonObject body)
    {
        switch (http.Request.Method)
        {
            case "GET":
                return tags.List(path[2]);
            case "POST":
                tags.Add(path[2], body);
                return null;
            case "DELETE":
                tags.Remove(path[2], http.Request.Query);
                return null;
            default:
                throw Unknown(path, http);
        }
    }

    private JsonObject? Setting(RestPath path, HttpContext http, JsonObject body)
    {
        var query = http.Request.Query;
        switch (http.Request.Method, path[0], path[3])
        {
            case ("PUT", "2019-09-25", "event-invoke-config"):
                return events.Put(path[2], query, body);
            case ("POST", "2019-09-25", "event-invoke-config"):
                return events.Update(path[2], query, body);
            case ("GET", "2019-09-25", "event-invoke-config"):
                return path[4] == "list" ? events.List(path[2], query) : events.Get(path[2], query);
            case ("DELETE", "2019-09-25", "event-invoke-config"):
                events.Delete(path[2], query);
                return null;
            case ("PUT", "2017-10-31", "concurrency"):
                return functions.PutConcurrency(path[2], body);
            case ("DELETE", "2017-10-31", "concurrency"):
                functions.DeleteConcurrency(path[2]);
                return null;
            case ("GET", "2019-09-30", "concurrency"):
                return functions.GetConcurrency(path[2]);
            case ("GET", "2020-06-30", "code-signing-config"):
                return functions.GetCodeSigning(path[2]);
            default:
                throw Unknown(path, http);
        }
    }

    private async Task<JsonObject> DurableAsync(RestPath path, HttpRequest request, JsonObject? body) => (request.Method, path[1], path[3]) switch
    {
        ("GET", "functions", "durable-executions") => durable.List(path[2], request.Query),
        ("GET", "durable-executions", "") => durable.Get(path[2], request.Query),
        ("GET", "durable-executions", "history") => durable.History(path[2], request.Query),
        ("GET", "durable-executions", "state") => durable.State(path[2], request.Query),
        ("POST", "durable-executions", "checkpoint") => durable.Checkpoint(path[2], body ?? []),
        ("POST", "durable-executions", "pause") => durable.Pause(path[2], body ?? []),
        ("POST", "durable-executions", "resume") => durable.Resume(path[2], body ?? []),
        ("DELETE", "durable-executions", "") => Delete(path[2], request.HttpContext),
        ("POST", "durable-executions", "stop") => durable.Stop(path[2], body),
        ("POST", "durable-execution-callbacks", "succeed") => durable.Succeed(path[2], await request.ReadBytesAsync()),
        ("POST", "durable-execution-callbacks", "fail") => durable.Fail(path[2], body),
        ("POST", "durable-execution-callbacks", "heartbeat") => durable.Heartbeat(path[2]),
        _ => throw Unknown(path, request.HttpContext),
    };

    private JsonObject Delete(string arn, HttpContext http)
    {
        var deleted = durable.Delete(arn);
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        return deleted;
    }

    private static AwsException Unknown(RestPath path, HttpContext http) => AwsException.NotSupported(
        $"{http.Request.Method} {path[0]}/{path[1]}/…/{string.Join('/', path.From(3))}");
}
