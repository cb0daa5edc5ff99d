using Comparison.Domain.Approvals;

namespace Comparison.Domain.Tests.Approvals;

public sealed class ApprovalRequestTests
{
    [Fact]
    public void Check_RequestThatKeepsAllRules_IsRead()
    {
        var (request, errors) = ApprovalRequest.Check(Json.Of("""
            { "request_id": "REQ-1", "approval_type": " Expense ", "requester": "a@example.com", "description": " Paint ",
              "amount": 5000.00, "approvers": ["b@example.com", " "], "timeout_hours": 48, "colour": "blue" }
            """));

        Assert.Empty(errors);
        Assert.Equal("REQ-1", request!.RequestId);
        Assert.Equal("Expense", request.ApprovalType);
        Assert.Equal("Paint", request.Description);
        Assert.Equal("5000", request.Amount!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(["b@example.com"], request.Approvers);
        Assert.Equal(48, request.TimeoutHours);
    }

    [Fact]
    public void Check_NoTimeout_IsADay()
    {
        var (request, _) = ApprovalRequest.Check(Json.Of(Valid));

        Assert.Equal(24, request!.TimeoutHours);
        Assert.Null(request.Amount);
    }

    [Theory]
    [InlineData("request_id", "null", "request_id must match ^[A-Za-z0-9_-]{1,64}$")]
    [InlineData("request_id", "\"a b\"", "request_id must match ^[A-Za-z0-9_-]{1,64}$")]
    [InlineData("request_id", "\" REQ-1\"", "request_id must match ^[A-Za-z0-9_-]{1,64}$")]
    [InlineData("request_id", "\"REQ-1\\n\"", "request_id must match ^[A-Za-z0-9_-]{1,64}$")]
    [InlineData("request_id", "\"../REQ\"", "request_id must match ^[A-Za-z0-9_-]{1,64}$")]
    [InlineData("request_id", "7", "request_id must be text")]
    [InlineData("approvers", "null", "At least one approver is required")]
    [InlineData("approvers", "[]", "At least one approver is required")]
    [InlineData("approvers", "[\" \"]", "At least one approver is required")]
    [InlineData("approvers", "\"b@example.com\"", "approvers must be a list of text")]
    [InlineData("approvers", "[\"b@example.com\", 1]", "approvers must be a list of text")]
    [InlineData("description", "\"  \"", "Description is required")]
    [InlineData("description", "null", "Description is required")]
    [InlineData("description", "{}", "description must be text")]
    [InlineData("description", "\"\\ud800\"", "description must be text")]
    [InlineData("approval_type", "null", "Approval type is required")]
    [InlineData("approval_type", "[]", "approval_type must be text")]
    [InlineData("amount", "-0.01", "Amount must not be negative")]
    [InlineData("amount", "\"5\"", "amount must be a number")]
    [InlineData("amount", "1e400", "amount must be a number")]
    [InlineData("requester", "\"\"", "Requester is required")]
    [InlineData("requester", "false", "requester must be text")]
    [InlineData("requester", "\"B@example.com\"", "The requester cannot approve their own request")]
    [InlineData("timeout_hours", "0", "timeout_hours must be from 1 to 720")]
    [InlineData("timeout_hours", "721", "timeout_hours must be from 1 to 720")]
    [InlineData("timeout_hours", "1.5", "timeout_hours must be a whole number")]
    [InlineData("timeout_hours", "\"24\"", "timeout_hours must be a whole number")]
    public void Check_OneBrokenRule_IsTheOnlyError(string field, string value, string error)
    {
        var input = System.Text.Json.Nodes.JsonNode.Parse(Valid)!.AsObject();
        input.Remove(field);

        var (request, errors) = ApprovalRequest.Check(Json.Of(input.ToJsonString().Replace("{", $"{{\"{field}\":{value},", StringComparison.Ordinal)));

        Assert.Null(request);
        Assert.Equal([error], errors);
    }

    [Theory]
    [InlineData("expense", "null", "Valid amount is required for expense approvals")]
    [InlineData("EXPENSE", "0", "Valid amount is required for expense approvals")]
    [InlineData("Expense", "-1", "Valid amount is required for expense approvals", "Amount must not be negative")]
    [InlineData("expense", "\"x\"", "amount must be a number")]
    [InlineData("expense", "0.01")]
    [InlineData("access", "null")]
    [InlineData("access", "0")]
    public void Check_Amount_MattersForExpenses(string type, string amount, params string[] expected)
    {
        var input = Valid.Replace("\"access\"", $"\"{type}\", \"amount\": {amount}", StringComparison.Ordinal);

        var (_, errors) = ApprovalRequest.Check(Json.Of(input));

        Assert.Equal(expected, errors);
    }

    [Fact]
    public void Check_EveryRuleBroken_ListsAllInOrder()
    {
        var (_, errors) = ApprovalRequest.Check(Json.Of("""{ "approval_type": "expense", "amount": -1, "timeout_hours": 0 }"""));

        Assert.Equal(
            [
                "request_id must match ^[A-Za-z0-9_-]{1,64}$",
                "At least one approver is required",
                "Description is required",
                "Valid amount is required for expense approvals",
                "Amount must not be negative",
                "Requester is required",
                "timeout_hours must be from 1 to 720",
            ],
            errors);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"REQ-1\"")]
    [InlineData("null")]
    [InlineData("5")]
    public void Check_NoObject_IsRefused(string input)
    {
        var (request, errors) = ApprovalRequest.Check(Json.Of(input));

        Assert.Null(request);
        Assert.Equal(["The request must be a JSON object"], errors);
    }

    private const string Valid = """
        { "request_id": "REQ-1", "approval_type": "access", "requester": "a@example.com", "description": "x", "approvers": ["b@example.com"] }
        """;
}
