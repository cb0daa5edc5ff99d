using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Comparison.Domain;
using Comparison.Domain.Orders;

namespace Comparison.Adapters.Orders;

/// <summary>Payments as rows of the ledger, one for an order. The state machine writes the same attributes by itself.</summary>
public sealed class Payments(IAmazonDynamoDB dynamoDb, string ledger) : IPayments
{
    public async Task ChargeAsync(Order order, CancellationToken cancellationToken)
    {
        try
        {
            await dynamoDb.PutItemAsync(
                new() { TableName = ledger, Item = Row(order), ConditionExpression = "attribute_not_exists(id)" }, cancellationToken);
        }
        catch (ConditionalCheckFailedException)
        {
            // Charged before: by an attempt whose answer was lost, or by an execution that the engine has forgotten.
        }
    }

    /// <exception cref="ConditionalCheckFailedException">The order was never charged.</exception>
    public async Task RefundAsync(Order order, CancellationToken cancellationToken) => await dynamoDb.UpdateItemAsync(
        new()
        {
            TableName = ledger,
            Key = new() { ["id"] = Text(OrderPolicy.LedgerId(order.OrderId)) },
            ConditionExpression = "attribute_exists(transaction_id)",
            UpdateExpression = "SET refund_id = :refund",
            ExpressionAttributeValues = new() { [":refund"] = Text(OrderPolicy.RefundId(order.OrderId)) },
        },
        cancellationToken);

    private static Dictionary<string, AttributeValue> Row(Order order) => new()
    {
        ["id"] = Text(OrderPolicy.LedgerId(order.OrderId)),
        ["workflow"] = Text(WorkflowName.Order.ToText()),
        ["order_id"] = Text(order.OrderId),
        ["customer_id"] = Text(order.CustomerId),
        ["amount_cents"] = new() { N = order.AmountCents.ToString(CultureInfo.InvariantCulture) },
        ["transaction_id"] = Text(OrderPolicy.TransactionId(order.OrderId)),
        ["correlation_id"] = Text(order.CorrelationId),
    };

    private static AttributeValue Text(string value) => new() { S = value };
}
