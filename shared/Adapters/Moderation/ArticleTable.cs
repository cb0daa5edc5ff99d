using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Comparison.Domain.Inputs;
using Comparison.Domain.Moderation;

namespace Comparison.Adapters.Moderation;

/// <summary>The articles on a DynamoDB table. The state machine writes the same attributes.</summary>
public sealed class ArticleTable(IAmazonDynamoDB dynamoDb, string table) : IArticles
{
    public async Task SaveAsync(Article article, CancellationToken cancellationToken)
    {
        try
        {
            await dynamoDb.PutItemAsync(
                new()
                {
                    TableName = table,
                    Item = new()
                    {
                        ["id"] = new() { S = article.ArticleId },
                        ["title"] = new() { S = article.Title },
                        [CorrelationId.Field] = new() { S = article.CorrelationId },
                    },
                    ConditionExpression = "attribute_not_exists(id)",
                },
                cancellationToken);
        }
        catch (ConditionalCheckFailedException)
        {
            return; // saved before, by an attempt whose answer or record was lost
        }
    }
}
