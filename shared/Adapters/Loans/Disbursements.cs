using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Comparison.Domain.Inputs;
using Comparison.Domain.Loans;

namespace Comparison.Adapters.Loans;

/// <summary>Disbursements in the ledger, a DynamoDB table. The state machine writes the same attributes.</summary>
public sealed class Disbursements(IAmazonDynamoDB dynamoDb, string table) : IDisbursements
{
    public async Task DisburseAsync(Disbursement disbursement, CancellationToken cancellationToken)
    {
        try
        {
            await dynamoDb.PutItemAsync(
                new()
                {
                    TableName = table,
                    Item = new()
                    {
                        ["id"] = new() { S = disbursement.Id },
                        ["application_id"] = new() { S = disbursement.ApplicationId },
                        ["offer_id"] = new() { S = disbursement.OfferId },
                        ["disbursement_ref"] = new() { S = disbursement.DisbursementRef },
                        ["loan_amount"] = new() { N = disbursement.LoanAmount.ToString(CultureInfo.InvariantCulture) },
                        [CorrelationId.Field] = new() { S = disbursement.CorrelationId },
                    },
                    ConditionExpression = "attribute_not_exists(id)",
                },
                cancellationToken);
        }
        catch (ConditionalCheckFailedException)
        {
            return; // paid before, by an attempt whose answer or record was lost
        }
    }
}
