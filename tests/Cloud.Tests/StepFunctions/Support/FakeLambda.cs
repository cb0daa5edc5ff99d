using System.Text;
using Comparison.Local.Cloud.Lambda.Invocations;

namespace Comparison.Cloud.Tests.StepFunctions.Support;

/// <summary>Stands in for Lambda: remembers the calls, and answers them in turn, the last answer for all that follow.</summary>
internal sealed class FakeLambda : ILambdaInvoker
{
    private readonly Queue<Func<InvokeResult>> _answers = new();

    public List<InvokeCall> Calls { get; } = [];

    public void Return(string payload) => _answers.Enqueue(() => Result(payload, functionError: null));

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
