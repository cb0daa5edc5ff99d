using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Orders;

/// <summary>Each step of an order is tried again after an error that passes, in both variants.</summary>
public sealed class OrderRetryTests
{
    // As many as the SDK tries by itself, so that the durable step fails too; the state machine has one attempt more.
    private const int Failures = 3;

    public static TheoryData<Variant> Variants => [.. Enum.GetValues<Variant>()];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_FailsForAMoment_OrderEndsAsWithoutIt(Variant variant, string operation, string target, string expected)
    {
        var order = await OrderCase.OpenAsync(variant);
        var services = order.Stack.Services;
        var faulty = new FaultyService(
            operation == "SendMessage" ? services.Sqs : services.DynamoDb,
            (called, request) => called == operation && request.ToJsonString().Contains(target, StringComparison.Ordinal),
            Failures);
        order.Stack.Account.Add(faulty);
        await order.StartAsync(OrderCase.Large());

        var outcome = await order.OutcomeAsync();

        Assert.True(faulty.HasFailed);
        Assert.Equal(expected, outcome!.Value.GetProperty("status").GetString());
        Assert.NotNull((await order.LedgerAsync())!["refund_id"]);
    }

    public static TheoryData<Variant, string, string, string> Calls
    {
        get
        {
            var calls = new TheoryData<Variant, string, string, string>();
            foreach (var variant in Enum.GetValues<Variant>())
            {
                calls.Add(variant, "PutItem", "attribute_not_exists(id)\"", "expired");
                calls.Add(variant, "SendMessage", OrderCase.Queue, "expired");
                calls.Add(variant, "UpdateItem", "order.ORD-7.release", "expired");
                calls.Add(variant, "UpdateItem", "rfd_", "expired");
            }
            return calls;
        }
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Function_DiesOnce_IsRunAgain(Variant variant)
    {
        var order = await OrderCase.OpenAsync(variant);
        var died = new HashSet<string>();
        order.Stack.Account.Context.Interceptors.Add<FunctionInvocation, FunctionOutcome>((invocation, run) =>
            invocation.Function.Name.EndsWith("order", StringComparison.Ordinal) && died.Add(invocation.Function.Name)
                ? Task.FromResult(FunctionOutcome.Exited(invocation.RequestId))
                : run());
        await order.StartAsync(OrderCase.Small());

        var outcome = await order.OutcomeAsync();

        Assert.Equal("completed", outcome!.Value.GetProperty("status").GetString());
        Assert.Equal(variant == Variant.Durable ? 1 : 2, died.Count);
    }
}
