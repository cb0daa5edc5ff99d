using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.DynamoDb.Tables;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb;

/// <summary>Query and Scan: a page of a table or an index.</summary>
internal sealed class QueryOperations(AccountContext context, TableDirectory tables)
{
    private static readonly KeyRange Everything = new(new([], -1), new([], 1));

    public JsonObject Query(JsonObject request)
    {
        var expression = request.Text("KeyConditionExpression") ?? throw DynamoDbErrors.Validation(
            "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        var page = new PageRequest(tables.Of(request), request);
        var range = KeyRange.Parse(expression, page.Keys, page.Placeholders);
        if (page.Filter?.Paths.FirstOrDefault(path => page.Keys.Names.Contains(path.Root)) is { } ofKey)
            throw DynamoDbErrors.Validation(
                $"Filter Expression can only contain non-primary key attributes: Primary key attribute: {ofKey.Root}");
        return Read(request, page, range, request.Flag("ScanIndexForward") ?? true);
    }

    public JsonObject Scan(JsonObject request) => Read(request, new(tables.Of(request), request), Everything, forward: true);

    private JsonObject Read(JsonObject request, PageRequest page, KeyRange range, bool forward)
    {
        page.Placeholders.ThrowIfUnused();
        var capacity = new Capacity(context, request);
        var result = page.Read(range, forward);
        capacity.Read(page.Table, page.Index?.Name ?? "", result.Bytes, page.Consistent);

        var answer = new JsonObject { ["Count"] = result.Items.Count, ["ScannedCount"] = result.Scanned };
        if (!page.CountsOnly)
            answer["Items"] = new JsonArray([.. result.Items.Select(item => (JsonNode)AttributeJson.WriteMap(page.Project(item)))]);
        if (result.LastKey is { } last)
            answer["LastEvaluatedKey"] = AttributeJson.WriteMap(last);
        return capacity.AddTo(answer);
    }
}
