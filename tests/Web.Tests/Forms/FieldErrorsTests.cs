using Comparison.Domain;
using Comparison.Web.Forms;

namespace Comparison.Web.Tests.Forms;

public sealed class FieldErrorsTests
{
    [Theory]
    [InlineData(WorkflowName.Loan, "Missing required fields: name, sin, loan_amount", "name sin loan_amount")]
    [InlineData(WorkflowName.Loan, "sin must be the last four digits", "sin")]
    [InlineData(WorkflowName.Loan, "Loan amount must have at most 2 decimals", "loan_amount")]
    [InlineData(WorkflowName.Loan, "address must be text", "address")]
    [InlineData(WorkflowName.Loan, "application_id must match ^[A-Za-z0-9_-]{1,64}$", "")]
    [InlineData(WorkflowName.Approval, "At least one approver is required", "approvers")]
    [InlineData(WorkflowName.Approval, "Valid amount is required for expense approvals", "amount")]
    [InlineData(WorkflowName.Approval, "The requester cannot approve their own request", "requester")]
    [InlineData(WorkflowName.Approval, "Approval type is required", "approval_type")]
    [InlineData(WorkflowName.Approval, "timeout_hours must be from 1 to 720", "timeout_hours")]
    [InlineData(WorkflowName.Order, "Order must contain at least one item", "items")]
    [InlineData(WorkflowName.Order, "Order amount must be greater than zero", "amount_cents")]
    [InlineData(WorkflowName.Order, "Order amount must be at least the sum of its items", "amount_cents items")]
    [InlineData(WorkflowName.Order, "items[0].unit_price_cents must be at least 0", "items")]
    [InlineData(WorkflowName.Order, "Customer is required", "customer_id")]
    [InlineData(WorkflowName.Moderation, "Title must be at most 300 characters", "title")]
    [InlineData(WorkflowName.Moderation, "The cloud does not answer in time.", "")]
    public void Rule_ThatIsBroken_StandsAtWhatItIsAbout(WorkflowName workflow, string error, string fields)
    {
        var placed = FieldErrors.Place([error], RequestField.All(workflow));

        Assert.Equal(fields.Split(' ').Order(), placed.Select(field => field.Key).Order());
        Assert.All(placed, field => Assert.Equal([error], field));
    }
}
