using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.Cloud.Hosting;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.Sns;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud;

/// <summary>
/// The local cloud's own small API under <c>/_local/</c>: health, for each account its clock, outputs and meter, and attached functions.
/// </summary>
/// <remarks>
/// <c>GET /_local/mail</c> (<c>/_local/mail/ACCOUNT</c>) gives what topics sent by e-mail, oldest first.
/// <c>DELETE /_local/accounts/ID</c> forgets an account with all that is in it.
/// <c>PUT /_local/functions/NAME</c> creates a Lambda function in the caller's account, which is opened if need be, and in the first one for
/// a request that is not signed (<c>/_local/functions/ACCOUNT/NAME</c> names another): one that is whatever program polls its Runtime API,
/// in any language. Body, all of it optional:
/// <c>{"timeout": 3, "memory": 128, "durable": {"execution_timeout": 3600, "retention_days": 14}, "environment": {"NAME": "value"}}</c>.
/// It publishes a version behind the alias <c>live</c> and answers with the environment in which to start the program,
/// <c>AWS_LAMBDA_RUNTIME_API</c> among it. <c>POST /_local/faults</c> orders what is to go wrong, see <see cref="Fault"/>:
/// <c>{"faults": [{"kind": "lose_answer", "target": "DynamoDB.PutItem comparison-ledger", "first": 1, "count": 1, "from_seconds": 0,
/// "until_seconds": 60, "about": "ORD-1", "delay_seconds": 60, "error": "InternalServerError", "status": 500}]}</c>.
/// <c>GET /_local/changes?after=N</c> answers with the number of the last event of any execution, as soon as that is another than N, and
/// after 20 s in any case. <c>/_local/time</c> is of accounts that do not run in real time, see <see cref="TimeApi"/>.
/// </remarks>
internal static class LocalApi
{
    private const string Known =
        "Known here: GET /_local/health, GET /_local/accounts, GET /_local/mail and /_local/mail/ACCOUNT, DELETE /_local/accounts/ID, "
        + "PUT /_local/functions/NAME, PUT /_local/functions/ACCOUNT/NAME, POST, GET and DELETE /_local/faults and /_local/faults/ACCOUNT, "
        + "GET /_local/changes?after=N, GET, PUT and POST /_local/time.";

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(20);

    public static async Task HandleAsync(LocalCloud cloud, RestPath path, HttpContext http)
    {
        try
        {
            http.Request.CheckJsonType();
            var answer = await AnswerAsync(cloud, [.. path.From(1)], http.Request);
            http.Response.StatusCode = answer is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
            http.Response.ContentType = "application/json";
            answer ??= new JsonObject { ["message"] = Known };
            http.Response.WriteJson(answer);
        }
        catch (AwsException error)
        {
            RestJson.WriteError(http, error);
        }
    }

    private static async Task<JsonNode?> AnswerAsync(LocalCloud cloud, string[] path, HttpRequest request) => (request.Method, path) switch
    {
        ("GET", ["health"]) => new JsonObject { ["status"] = "running" },
        ("GET", ["accounts"]) => new JsonArray([.. cloud.Accounts.Select(Describe)]),
        ("GET", ["mail"]) => new JsonArray([.. cloud.Accounts.SelectMany(MailOf)]),
        ("GET", ["mail", var account]) => new JsonArray([.. MailOf(Find(cloud, account))]),
        ("DELETE", ["accounts", var id]) => await cloud.RemoveAsync(id) ? new JsonObject { ["removed"] = id } : null,
        ("GET", ["changes"]) => await WaitForChangeAsync(cloud, request),
        (_, ["time"]) => await TimeApi.AnswerAsync(cloud, request),
        (_, ["faults"]) => await FaultApi.AnswerAsync([.. cloud.Accounts], request),
        (_, ["faults", var account]) => await FaultApi.AnswerAsync([Find(cloud, account)], request),
        ("PUT", ["functions", var name]) => await PutFunctionAsync(cloud.Caller(Signature.Read(request)), name, request),
        ("PUT", ["functions", var account, var name]) => await PutFunctionAsync(cloud.Find(account), name, request),
        _ => null,
    };

    private static Account Find(LocalCloud cloud, string id) =>
        cloud.Find(id) ?? throw new AwsException("ResourceNotFoundException", $"There is no account {id}.", 404);

    private static async Task<JsonNode> WaitForChangeAsync(LocalCloud cloud, HttpRequest request)
    {
        if (!long.TryParse(request.Query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var known))
            throw new AwsException("ValidationException", "after is the number that the last answer had, or 0.");
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(request.HttpContext.RequestAborted, cloud.Stopping);
        return new JsonObject { ["number"] = await cloud.Changes.WaitAsync(known, MaxWait, ending.Token) };
    }

    private static async Task<JsonNode?> PutFunctionAsync(Account? account, string name, HttpRequest request)
    {
        if (account?.Service<LambdaEngine>() is not { } lambda)
            throw new AwsException("ResourceNotFoundException", "There is no such account, or it has no Lambda.", 404);
        if (account.Context.Data is not { } data)
            return await PutAsync();
        JsonNode? answer = null;
        // Recorded with its account's name: who has not signed means another account when others are there.
        await KeptRequests.RecordAsync(account, request.HttpContext, $"/_local/functions/{account.Context.Id}/{name}", async () => answer = await PutAsync());
        await (data.IsOpen ? data.WrittenAsync() : Task.CompletedTask);
        return answer;

        async Task<JsonNode> PutAsync() => AttachedRegistration.Put(account.Context, lambda, name, await request.ReadObjectAsync() ?? []);
    }

    private static IEnumerable<JsonNode> MailOf(Account account) => ((account.JsonService("sns") as SnsService)?.Mailbox.Read() ?? []).Select(mail => new JsonObject
    {
        ["account"] = account.Context.Id, ["at"] = mail.At, ["to"] = mail.To, ["subject"] = mail.Subject, ["text"] = mail.Text,
    });

    private static JsonNode Describe(Account account)
    {
        var usage = account.Context.Meter.Read();
        return new JsonObject
        {
            ["id"] = account.Context.Id,
            ["now"] = account.Context.Time.GetUtcNow(),
            ["idle"] = account.Context.Workload.IsIdle,
            ["failures"] = new JsonArray([.. account.Context.Background.Failures.Select(line => (JsonNode?)JsonValue.Create(line))]),
            ["outputs"] = new JsonObject(account.Outputs.Select(output => KeyValuePair.Create(output.Key, (JsonNode?)output.Value))),
            ["usage"] = new JsonObject(Enum.GetValues<BillingUnit>()
                .Select(unit => KeyValuePair.Create(unit.ToString(), (JsonNode?)JsonValue.Create(usage[unit])))),
        };
    }
}
