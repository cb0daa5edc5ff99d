using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Tests.Loans;

/// <summary>One stack with one loan application in it.</summary>
internal sealed class LoanCase(DeployedStack stack) : WorkflowCase(stack, WorkflowName.Loan, ApplicationId)
{
    public const string ApplicationId = "LOAN-ABCDEFGH2345";
    public const string Manager = "managers@example.com";

    /// <summary>Scores of 683.7 on average, so 25,000 may be lent.</summary>
    public const string Charlie = "3333";

    public static async Task<LoanCase> OpenAsync(Variant variant) => new(await DeployAsync(variant));

    /// <summary>A stack in which Alice's large application waits for a manager.</summary>
    public static async Task<LoanCase> OnDeskAsync(Variant variant)
    {
        var opened = await OpenAsync(variant);
        await opened.ApplyAsync("1111", 150_000);
        await opened.UntilAskedAsync();
        return opened;
    }

    public Task<Answer> ApplyAsync(string sin, decimal amount) => StartAsync(new JsonObject
    {
        ["application_id"] = ApplicationId, ["name"] = "Ann Example", ["sin"] = sin, ["loan_amount"] = amount,
    });

    /// <summary>The line to the fraud service.</summary>
    public FraudLine Fraud { get; } = new(stack);

    public static JsonObject Failed(string reason) => new() { ["reasons"] = new JsonArray(reason) };

    public async Task<JsonNode?> LedgerAsync() => await ItemAsync(Stack.LedgerTable, $"loan.{ApplicationId}");

    /// <summary>Runs to the end and compares the outcome in full.</summary>
    public async Task AssertOutcomeAsync(string status, JsonObject? more = null)
    {
        var expected = new JsonObject
        {
            ["workflow"] = "loan", ["id"] = ApplicationId, ["application_id"] = ApplicationId, ["name"] = "Ann Example", ["status"] = status,
        };
        foreach (var (member, value) in more ?? [])
            expected[member] = value?.DeepClone();
        var outcome = await OutcomeAsync();
        Assert.NotNull(outcome);
        Assert.True(JsonElement.DeepEquals(JsonSerializer.SerializeToElement(expected), outcome.Value), $"{outcome} is not {expected}");
    }

    public static JsonObject Offer(decimal amount, decimal payment) => new()
    {
        ["offer_id"] = "OFFER-B7E8CBFE27", ["loan_amount"] = amount, ["annual_rate"] = 7.5, ["monthly_payment"] = payment,
        ["term_months"] = 60, ["disbursement_ref"] = "DSB-CBFE27",
    };

    public static JsonObject Ruled(JsonObject outcome, DateTimeOffset at, string comments)
    {
        outcome["decided_by"] = Manager;
        outcome["decided_at"] = Adapters.Json.InstantConverter.Write(at);
        outcome["comments"] = comments;
        return outcome;
    }
}
