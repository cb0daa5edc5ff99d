using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Control;

/// <summary>AWS STS, as far as it says who is calling: whoever signs for the account is its root.</summary>
public sealed class StsService(AccountContext context) : IJsonService
{
    public string TargetPrefix => "sts";

    public IReadOnlyCollection<string> Operations => ["GetCallerIdentity"];

    public Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken) =>
        operation == "GetCallerIdentity"
            ? Task.FromResult(new JsonObject
            {
                ["UserId"] = context.Id, ["Account"] = context.Id, ["Arn"] = $"arn:aws:iam::{context.Id}:root",
            })
            : throw AwsException.NotSupported($"{TargetPrefix}.{operation}");
}
