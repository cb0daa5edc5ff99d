using System.Text.Json.Nodes;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.ApiGateway;
using Comparison.Local.Cloud.Control;
using Comparison.Local.Cloud.Control.Alarms;
using Comparison.Local.Cloud.Control.Iam;
using Comparison.Local.Cloud.Control.Logs;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.DynamoDb;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Sns;
using Comparison.Local.Cloud.Sqs;
using Comparison.Local.Cloud.StepFunctions;
using Comparison.Local.Cloud.Time;

namespace Comparison.Local.Stacks;

/// <summary>The services of a stack's account.</summary>
public sealed class StackServices
{
    private StackServices(Account account)
    {
        Sqs = new(account.Context);
        DynamoDb = new(account.Context);
        Lambda = new(account.Context, Sqs, () => account.JsonService("sns"));
        StepFunctions = new(account.Context, account, Lambda);
        Apis = new(account.Context, Lambda);
        Logs = new(account.Context);
        account.Add(Sqs);
        account.Add(DynamoDb);
        account.Add(Lambda);
        account.Add(StepFunctions);
        account.Add(Apis);
        account.Add(new SnsService(account.Context, Sqs, Lambda));
        account.Add(new CloudWatchService(account.Context));
        account.Add(new IamService(account.Context));
        account.Add(Logs);
        account.Add(new StsService(account.Context));
    }

    public ApiGatewayService Apis { get; }

    public DynamoDbService DynamoDb { get; }

    public LambdaEngine Lambda { get; }

    public LogsService Logs { get; }

    public SqsService Sqs { get; }

    public StateMachineService StepFunctions { get; }

    /// <summary>Opens accounts with all services and nothing in them, in real time, for whoever signs with their ids.</summary>
    /// <param name="data">Where they are to outlive the process, and where those are that did: these are opened at once.</param>
    public static async Task OpenOnDemandAsync(LocalCloud cloud, DataFolder? data = null)
    {
        foreach (var left in data?.Regions() ?? [])
            if (cloud.Find(left.Account) is null)
                await Open(cloud, left.Account, left.Region, data).Account.Restored;
        cloud.OnDemand = (id, region) => Open(cloud, id, region, data).Account;
    }

    /// <summary>Opens an account with all services and nothing in them but what it left in its data, in real time.</summary>
    public static (Account Account, StackServices Services) Open(LocalCloud cloud, string id, string region, DataFolder? data = null)
    {
        var account = cloud.AddAccount(id, region: region, data: data);
        var services = new StackServices(account);
        if (data is not null)
            _ = account.RestoreAsync(); // requests wait for it
        return (account, services);
    }

    internal static (Account Account, StackServices Services) Open(LocalCloud cloud, StackOptions options)
    {
        var account = cloud.AddAccount(
            options.Account, time: options.Start is { } start ? workload => new VirtualTime(start, workload) : null, seed: options.Seed, data: options.Data);
        return (account, new StackServices(account));
    }

    internal async Task<string> CreateQueueAsync(string name, JsonObject attributes, CancellationToken cancellationToken)
    {
        var answer = await Sqs.InvokeAsync("CreateQueue", new() { ["QueueName"] = name, ["Attributes"] = attributes }, cancellationToken);
        return answer["QueueUrl"]!.GetValue<string>();
    }
}
