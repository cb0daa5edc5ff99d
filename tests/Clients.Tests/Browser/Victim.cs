using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;

namespace Comparison.Clients.Tests.Browser;

/// <summary>A stack with an approval that waits, and a function with work that waits for its program.</summary>
internal sealed class Victim : IAsyncDisposable
{
    private const string Attached = "mine";

    // One for the process, whose environment tells the durable functions in it where their Lambda is.
    private static readonly Lazy<Task<LocalCloud>> Cloud = new(() => LocalCloud.StartAsync());

    private readonly LocalCloud _cloud;
    private readonly DeployedStack _stack;
    private readonly HttpClient _http;
    private string _decision = "";
    private string _runtimeApi = "";

    private Victim(LocalCloud cloud, DeployedStack stack)
    {
        (_cloud, _stack) = (cloud, stack);
        _http = new() { BaseAddress = cloud.Endpoint };
        _http.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(
            $"AWS4-HMAC-SHA256 Credential={stack.Account.Context.Id}/20300101/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=00");
    }

    public static async Task<Victim> StartAsync()
    {
        var cloud = await Cloud.Value;
        // On a clock that stands still: whatever is billed during the attacks is theirs.
        var stack = await DeployedStack.DeployAsync(
            cloud, Variant.Durable, new() { Start = new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero) });
        var victim = new Victim(cloud, stack);
        await victim.PrepareAsync();
        return victim;
    }

    /// <summary>What the page is told: where all is, and what to send.</summary>
    public JsonObject Target() => new()
    {
        ["cloud"] = $"{_cloud.Endpoint}",
        ["otherName"] = $"http://evil.localhost:{_cloud.Endpoint.Port}/",
        ["account"] = _stack.Account.Context.Id,
        ["api"] = $"{_stack.ApiUrl}",
        ["decision"] = _decision,
        ["attached"] = Attached,
        ["faults"] = """{"faults":[{"kind":"throttle","target":"Lambda.Invoke"}]}""",
        ["create"] = new JsonObject
        {
            ["FunctionName"] = "evil", ["Runtime"] = "dotnet10", ["Handler"] = "Evil", ["Role"] = "arn:aws:iam::000000000001:role/evil",
            ["Code"] = new JsonObject { ["ZipFile"] = Zip() },
        }.ToJsonString(),
        ["forged"] = new JsonObject
        {
            ["version"] = "2.0",
            ["headers"] = new JsonObject { ["content-type"] = "application/json" },
            ["pathParameters"] = new JsonObject { ["id"] = _decision },
            ["requestContext"] = new JsonObject { ["authorizer"] = Root() },
            ["body"] = """{"decision":"approve","decided_by":"b@example.com"}""",
        }.ToJsonString(),
    };

    /// <summary>All that an attack could change: what is billed, what there is, what waits.</summary>
    public async Task<string> StateAsync()
    {
        var usage = _stack.Meter.Read();
        return JsonSerializer.Serialize(new
        {
            Usage = Enum.GetValues<BillingUnit>().Where(unit => unit != BillingUnit.LocalGigabyteMilliseconds)
                .ToDictionary(unit => $"{unit}", unit => usage[unit]),
            Functions = _stack.Services.Lambda.Functions.Select(function => function.Name),
            Pending = await _stack.UnmeteredAsync(PendingAsync),
            Accounts = _cloud.Accounts.Select(account => account.Context.Id),
            Faults = await FaultsStrikeAsync(),
        });
    }

    public async Task<IReadOnlyList<string>> PendingAsync()
    {
        var page = await _stack.Desk.PendingAsync(workflow: null, limit: 100, cursor: null, CancellationToken.None);
        return [.. page.Decisions.Select(decision => decision.Id)];
    }

    /// <summary>Takes the work that waits for the attached function's own program.</summary>
    public async Task<string> WorkAsync()
    {
        using var next = await _http.GetAsync(new Uri($"http://{_runtimeApi}/2018-06-01/runtime/invocation/next"));
        return await next.Content.ReadAsStringAsync();
    }

    public async Task<int> SendAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(path, content);
        return (int)answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _cloud.RemoveAsync(_stack.Account.Context.Id);
    }

    private async Task PrepareAsync()
    {
        await SendAsync($"{_stack.ApiUrl}workflows/approval", """
            {"request_id": "REQ-77", "approval_type": "access", "requester": "a@example.com", "description": "x", "approvers": ["b@example.com"]}
            """);
        await _stack.Time.AdvanceAsync(TimeSpan.FromMinutes(2));
        _decision = Assert.Single(await PendingAsync());
        using var content = new StringContent("""{"timeout": 900}""", Encoding.UTF8, "application/json");
        using var answer = await _http.PutAsync($"_local/functions/{_stack.Account.Context.Id}/{Attached}", content);
        _runtimeApi = $"{JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["environment"]!["AWS_LAMBDA_RUNTIME_API"]}";
        await _stack.Services.Lambda.InvokeAsync(
            new(Attached, "\"for the owner\""u8.ToArray()) { Kind = InvocationKind.Event }, CancellationToken.None);
    }

    // A function that is not there: with a fault it is throttled, without it is not found.
    private async Task<bool> FaultsStrikeAsync() => await SendAsync("2015-03-31/functions/nobody/invocations", "{}") != 404;

    private JsonObject Root()
    {
        var id = _stack.Account.Context.Id;
        return new() { ["iam"] = new JsonObject { ["accountId"] = id, ["userArn"] = $"arn:aws:iam::{id}:root" } };
    }

    private static string Zip()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create))
            archive.CreateEntry("Evil.dll");
        return Convert.ToBase64String(zip.ToArray());
    }
}
