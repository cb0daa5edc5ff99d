using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Cloud.Tests.StepFunctions.Support;

/// <summary>Stands in for SQS or DynamoDB: remembers what it was asked, and answers as the test says.</summary>
internal sealed class FakeService(string targetPrefix) : IJsonService
{
    public List<(string Operation, JsonObject Request)> Calls { get; } = [];

    public Func<JsonObject, Task<JsonObject>> Answer { get; set; } = _ => Task.FromResult(new JsonObject { ["MessageId"] = "message-1" });

    public string TargetPrefix { get; } = targetPrefix;

    public IReadOnlyCollection<string> Operations => [];

    public void Refuse(AwsException error) => Answer = _ => Task.FromException<JsonObject>(error);

    public Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        Calls.Add((operation, request));
        return Answer(request);
    }
}

/// <summary>Stands in for Lambda: remembers the calls, and answers them in turn, the last answer for all that follow.</summary>
internal sealed class FakeLambda : ILambdaInvoker
{
    private readonly Queue<Func<InvokeResult>> _answers = new();

    public List<InvokeCall> Calls { get; } = [];

    public void Return(string payload, string? log = null) => _answers.Enqueue(() => Result(payload, functionError: null) with { LogResult = log });

    public void Fail(string payload) => _answers.Enqueue(() => Result(payload, functionError: "Unhandled"));

    public void Throw(Exception error) => _answers.Enqueue(() => throw error);

    public Task<InvokeResult> InvokeAsync(InvokeCall call, CancellationToken cancellationToken)
    {
        Calls.Add(call);
        return Task.FromResult(_answers.Count > 1 ? _answers.Dequeue()() : _answers.Peek()());
    }

    private static InvokeResult Result(string payload, string? functionError) =>
        new(200, Encoding.UTF8.GetBytes(payload), functionError, "$LATEST");
}
