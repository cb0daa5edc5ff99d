using System.Text.Json.Nodes;
using Comparison.Adapters.Decisions;
using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Integrity;

/// <summary>Reads what executions left behind, every table once for all of them.</summary>
public static class AftermathReader
{
    public static Task<IReadOnlyList<Aftermath>> ReadAsync(
        DeployedStack stack, IReadOnlyCollection<(WorkflowName Workflow, string Id)> executions, CancellationToken cancellationToken) =>
        stack.UnmeteredAsync(async () =>
        {
            var decisions = await RowsAsync(stack, stack.DecisionsTable, DecisionRow.SubjectAttribute, cancellationToken);
            var messages = stack.Services.Sqs.Peek(stack.NotificationQueueArn).Select(message => JsonNode.Parse(message)!.AsObject()).ToList();
            var (ledger, notices) = (new Dictionary<WorkflowName, ILookup<string?, JsonObject>>(), new Dictionary<WorkflowName, ILookup<string?, JsonObject>>());
            foreach (var workflow in executions.Select(execution => execution.Workflow).Distinct())
            {
                ledger[workflow] = await RowsAsync(stack, stack.LedgerTable, workflow.IdField(), cancellationToken);
                notices[workflow] = messages.ToLookup(message => Aftermath.Text(message, workflow.IdField()));
            }
            var articles = await RowsAsync(stack, stack.ArticlesTable, "id", cancellationToken);
            var words = new SecretWords(stack.Services.Lambda.Logs.Lines.Select(line => line.Message));

            var all = new List<Aftermath>();
            foreach (var (workflow, id) in executions)
            {
                var history = await EngineHistory.ReadAsync(stack, workflow, id, cancellationToken);
                var aftermath = new Aftermath(stack.Variant, workflow, id, history.Input, history.State)
                {
                    Outcome = history.Outcome,
                    Decisions = [.. decisions[id].Where(row => Aftermath.Text(row, DecisionRow.WorkflowAttribute) == workflow.ToText())],
                    Ledger = [.. ledger[workflow][id]],
                    Articles = [.. articles[id]],
                    Notices = [.. notices[workflow][id]],
                    Waits = history.Waits,
                    Rulings = history.Rulings,
                };
                all.Add(aftermath with { Leaks = [.. words.LeaksOf(history.Secrets, aftermath)] });
            }
            return (IReadOnlyList<Aftermath>)all;
        });

    private static async Task<ILookup<string?, JsonObject>> RowsAsync(
        DeployedStack stack, string table, string attribute, CancellationToken cancellationToken)
    {
        var rows = new List<JsonObject>();
        JsonNode? start = null;
        do
        {
            var request = new JsonObject { ["TableName"] = table };
            if (start is not null)
                request["ExclusiveStartKey"] = start.DeepClone();
            var page = await stack.Services.DynamoDb.InvokeAsync("Scan", request, cancellationToken);
            rows.AddRange(page["Items"]!.AsArray().Select(item => Plain(item!.AsObject())));
            start = page["LastEvaluatedKey"];
        }
        while (start is not null);
        return rows.ToLookup(row => Aftermath.Text(row, attribute));
    }

    /// <summary>An item without DynamoDB's types and without the callback.</summary>
    private static JsonObject Plain(JsonObject item) => new(item
        .Where(attribute => attribute.Key != DecisionRow.CallbackAttribute)
        .Select(attribute => KeyValuePair.Create(attribute.Key, PlainValue(attribute.Value!.AsObject()))));

    private static JsonNode? PlainValue(JsonObject typed)
    {
        var (type, value) = typed.First();
        return type switch
        {
            "N" => JsonNode.Parse(value!.GetValue<string>()),
            "NULL" => null,
            "M" => Plain(value!.AsObject()),
            "L" => new JsonArray([.. value!.AsArray().Select(item => PlainValue(item!.AsObject()))]),
            _ => value!.DeepClone(),
        };
    }
}
