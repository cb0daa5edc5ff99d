using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Cloud.Sqs;
using Comparison.Local.Cloud.StepFunctions;
using Comparison.Local.Cloud.Time;

namespace Comparison.Micro.States;

/// <summary>The service of one account with one state machine, with history and meter, on a clock that stands still.</summary>
internal sealed class StatesLab
{
    private const string Role = "arn:aws:iam::000000000001:role/states";

    private readonly StateMachineService _service;
    private readonly SqsService _sqs;
    private readonly VirtualTime _time;
    private readonly WorkTracker _workload = new();
    private string _machineArn = "";

    private StatesLab()
    {
        _time = new(new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero), _workload);
        var context = new AccountContext("000000000001", new Uri("http://127.0.0.1"), _time, _workload, new UsageMeter(), new Ids(seed: 1));
        var account = new Account(context);
        _sqs = new(context);
        account.Add(_sqs);
        _service = new(context, account, new LambdaEngine(context));
    }

    public static async Task<StatesLab> OpenAsync(string definition)
    {
        var lab = new StatesLab();
        var created = await lab._service.InvokeAsync(
            "CreateStateMachine",
            new() { ["name"] = "lab", ["definition"] = definition, ["roleArn"] = Role },
            CancellationToken.None);
        lab._machineArn = created["stateMachineArn"]!.GetValue<string>();
        return lab;
    }

    /// <returns>The queue's URL.</returns>
    public async Task<string> CreateQueueAsync(string name)
    {
        var created = await _sqs.InvokeAsync("CreateQueue", new() { ["QueueName"] = name }, CancellationToken.None);
        return created["QueueUrl"]!.GetValue<string>();
    }

    public async Task StartAsync(int executions, JsonObject input)
    {
        for (var i = 0; i < executions; i++)
            await _service.InvokeAsync(
                "StartExecution", new() { ["stateMachineArn"] = _machineArn, ["input"] = input.ToJsonString() }, CancellationToken.None);
        await UntilIdleAsync();
    }

    /// <summary>Completes when every execution has ended, or waits.</summary>
    public Task UntilIdleAsync() => _workload.WhenIdleAsync();

    public Task AdvanceAsync(TimeSpan duration) => _time.AdvanceAsync(duration);
}
