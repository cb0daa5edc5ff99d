using System.Text.Json.Nodes;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.ApiGateway;
using Comparison.Local.Cloud.DynamoDb;
using Comparison.Local.Cloud.Hosting;
using Comparison.Local.Cloud.Lambda;
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
        Lambda = new(account.Context, Sqs);
        StepFunctions = new(account.Context, account, Lambda);
        Apis = new(account.Context, Lambda);
        account.Add(Sqs);
        account.Add(DynamoDb);
        account.Add(Lambda);
        account.Add(StepFunctions);
        account.Add(Apis);
    }

    public ApiGatewayService Apis { get; }

    public DynamoDbService DynamoDb { get; }

    public LambdaService Lambda { get; }

    public SqsService Sqs { get; }

    public StepFunctionsService StepFunctions { get; }

    internal static (Account Account, StackServices Services) Open(LocalCloud cloud, StackOptions options)
    {
        var account = cloud.AddAccount(
            time: options.Start is { } start ? workload => new VirtualTime(start, workload) : null, seed: options.Seed);
        return (account, new StackServices(account));
    }

    internal async Task<string> CreateQueueAsync(string name, JsonObject attributes, CancellationToken cancellationToken)
    {
        var answer = await Sqs.InvokeAsync("CreateQueue", new() { ["QueueName"] = name, ["Attributes"] = attributes }, cancellationToken);
        return answer["QueueUrl"]!.GetValue<string>();
    }
}
