using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests;

/// <summary>Services of a stack that break down and recover.</summary>
internal static class Breakdown
{
    /// <summary>Until that instant a table or queue fails such calls, before they do anything.</summary>
    public static void FailUntil(DeployedStack stack, DateTimeOffset end, string operation, string place) =>
        stack.Account.Context.Interceptors.Add<InterceptedCall, JsonObject>((call, next) =>
            call.Operation == operation && Names(call.Request, place) && stack.Time.GetUtcNow() < end ? throw Broken() : next());

    /// <summary>The first such call is done and its answer is lost.</summary>
    /// <returns>Tells how often it was called so far.</returns>
    public static Func<int> LoseFirstAnswer(DeployedStack stack, string operation)
    {
        var calls = 0;
        stack.Account.Context.Interceptors.Add<InterceptedCall, JsonObject>(async (call, next) =>
        {
            var isFirst = call.Operation == operation && ++calls == 1;
            var answer = await next();
            return isFirst ? throw Broken() : answer;
        });
        return () => calls;
    }

    private static bool Names(JsonObject request, string place) =>
        (request["TableName"] ?? request["QueueUrl"])!.ToString().EndsWith(place, StringComparison.Ordinal);

    private static AwsException Broken() => new("InternalServerError", "The service broke down.", 500);
}
