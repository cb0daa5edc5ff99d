using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Scenarios.Tests;

/// <summary>A service that fails some of its calls before they do anything, and then recovers.</summary>
/// <param name="failures">How many calls fail; the SDK itself tries each call of the durable variant three times.</param>
internal sealed class FaultyService(IJsonService service, Func<string, JsonObject, bool> isFaulty, int failures) : IJsonService
{
    private int _failures;

    public string TargetPrefix => service.TargetPrefix;

    public IReadOnlyCollection<string> Operations => service.Operations;

    public bool HasFailed => _failures > 0;

    public Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken) =>
        isFaulty(operation, request) && Interlocked.Increment(ref _failures) <= failures
            ? throw new AwsException("InternalServerError", "The request processing has failed because of an unknown error.", 500)
            : service.InvokeAsync(operation, request, cancellationToken);
}
