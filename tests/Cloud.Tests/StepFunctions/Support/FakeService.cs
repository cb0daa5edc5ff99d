using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Cloud.Tests.StepFunctions.Support;

/// <summary>Stands in for SQS or DynamoDB: remembers what it was asked, and answers as the test says.</summary>
internal sealed class FakeService(string targetPrefix) : IJsonService
{
    public List<(string Operation, JsonObject Request)> Calls { get; } = [];

    public Func<JsonObject, Task<JsonObject>> Answer { get; set; } = _ => Task.FromResult(new JsonObject { ["MessageId"] = "message-1" });

    public string TargetPrefix { get; } = targetPrefix;

    public void Refuse(AwsException error) => Answer = _ => Task.FromException<JsonObject>(error);

    public Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        Calls.Add((operation, request));
        return Answer(request);
    }
}
