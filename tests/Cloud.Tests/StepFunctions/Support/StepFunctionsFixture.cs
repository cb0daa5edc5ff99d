using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.StepFunctions;
using Comparison.Local.Cloud.StepFunctions.Tasks;
using Comparison.Local.Cloud.Time;

namespace Comparison.Cloud.Tests.StepFunctions.Support;

/// <summary>Step Functions over HTTP, on skipped time, with stand-ins for the services that it calls.</summary>
internal sealed class StepFunctionsFixture : IAsyncDisposable
{
    public const string Role = "arn:aws:iam::000000000001:role/states";

    private readonly LocalCloud _cloud;
    private readonly HttpClient _http;

    private StepFunctionsFixture(LocalCloud cloud, Account account, VirtualTime time)
    {
        (_cloud, Account, Time) = (cloud, account, time);
        Service = new StateMachineService(account.Context, account, Lambda) { TokenIssued = Remember };
        account.Add(Service);
        account.Add(Sqs);
        account.Add(DynamoDb);
        _http = new HttpClient { BaseAddress = cloud.Endpoint };
    }

    public Account Account { get; }

    public VirtualTime Time { get; }

    public StateMachineService Service { get; }

    public FakeLambda Lambda { get; } = new();

    public FakeService Sqs { get; } = new("AmazonSQS");

    public FakeService DynamoDb { get; } = new("DynamoDB_20120810");

    public List<IssuedToken> Tokens { get; } = [];

    public static async Task<StepFunctionsFixture> StartAsync()
    {
        var cloud = await LocalCloud.StartAsync();
        VirtualTime time = null!;
        var account = cloud.AddAccount(
            time: workload => time = new VirtualTime(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), workload));
        return new StepFunctionsFixture(cloud, account, time);
    }

    public async Task<JsonObject> CallAsync(string operation, JsonObject request)
    {
        var (succeeded, answer) = await SendAsync(operation, request);
        Assert.True(succeeded, answer.ToJsonString());
        return answer;
    }

    public async Task<Refusal> RefusedAsync(string operation, JsonObject request)
    {
        var (succeeded, answer) = await SendAsync(operation, request);
        Assert.False(succeeded, answer.ToJsonString());
        return new Refusal((string)answer["__type"]!, (string)answer["message"]!);
    }

    /// <summary>Creates a machine of one state, or of several.</summary>
    public async Task<string> CreateAsync(string states, string name = "machine")
    {
        var first = JsonNode.Parse(states)!.AsObject().First().Key;
        var answer = await CallAsync("CreateStateMachine", Creation($$"""{"StartAt":"{{first}}","States":{{states}}}""", name));
        return (string)answer["stateMachineArn"]!;
    }

    public static JsonObject Creation(string definition, string name = "machine") =>
        new() { ["name"] = name, ["definition"] = definition, ["roleArn"] = Role };

    /// <summary>Creates a machine, starts it, and lets it go as far as it comes without time passing.</summary>
    public async Task<string> RunAsync(string states, string input = "{}", string name = "run")
    {
        var execution = await BeginAsync(await CreateAsync(states), input, name);
        await SettleAsync();
        return execution;
    }

    public async Task<string> BeginAsync(string machine, string input = "{}", string name = "run")
    {
        var started = await CallAsync("StartExecution", new() { ["stateMachineArn"] = machine, ["name"] = name, ["input"] = input });
        return (string)started["executionArn"]!;
    }

    public Task SettleAsync() => Account.Context.Workload.WhenIdleAsync();

    /// <summary>Lets time pass until the execution has ended.</summary>
    public async Task<JsonObject> FinishAsync(string execution)
    {
        await Time.SkipUntilAsync(async () => (string)(await DescribeAsync(execution))["status"]! != "RUNNING");
        return await DescribeAsync(execution);
    }

    /// <summary>StartSyncExecution, with time passing until the answer is there.</summary>
    public async Task<JsonObject> RunSynchronouslyAsync(string machine, string input = "{}")
    {
        var answer = InvokeAsync("StartSyncExecution", new() { ["stateMachineArn"] = machine, ["input"] = input });
        await Time.SkipUntilAsync(() => Task.FromResult(answer.IsCompleted));
        return await answer;
    }

    /// <summary>Calls the service not over HTTP: the call is a piece of work from its first instant, so that time cannot pass before it.</summary>
    public async Task<JsonObject> InvokeAsync(string operation, JsonObject request)
    {
        using var work = Account.Context.Workload.Begin();
        return await Service.InvokeAsync(operation, request, CancellationToken.None);
    }

    public Task<JsonObject> DescribeAsync(string execution) => CallAsync("DescribeExecution", new() { ["executionArn"] = execution });

    public async Task<IReadOnlyList<JsonObject>> HistoryAsync(string execution)
    {
        var history = await CallAsync("GetExecutionHistory", new() { ["executionArn"] = execution });
        return [.. history["events"]!.AsArray().Select(item => item!.AsObject())];
    }

    /// <summary>The events' types, in one text.</summary>
    public async Task<string> TypesAsync(string execution) =>
        string.Join(' ', (await HistoryAsync(execution)).Select(happened => (string)happened["type"]!));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _cloud.DisposeAsync();
    }

    private void Remember(IssuedToken issued)
    {
        // Executions run side by side.
        lock (Tokens)
            Tokens.Add(issued);
    }

    private async Task<(bool Succeeded, JsonObject Answer)> SendAsync(string operation, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/");
        request.Headers.Add("X-Amz-Target", $"AWSStepFunctions.{operation}");
        var credential = $"{Account.Context.Id}/20300101/us-east-1/states/aws4_request";
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={credential}");
        request.Content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/x-amz-json-1.0"));
        using var answer = await _http.SendAsync(request);
        return (answer.IsSuccessStatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject());
    }
}
