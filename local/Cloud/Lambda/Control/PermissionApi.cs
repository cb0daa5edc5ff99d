using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Requests;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda.Control;

/// <summary>The operations on a function's resource policies.</summary>
internal sealed class PermissionApi(FunctionRegistry functions)
{
    public JsonObject Add(string functionName, IQueryCollection query, JsonObject request)
    {
        request.Only("AddPermission", "StatementId", "Action", "Principal", "SourceArn", "SourceAccount");
        var (id, action, principal) = (request.Text("StatementId"), request.Text("Action"), request.Text("Principal"));
        Validation.Check(check =>
        {
            check.Required(id, "statementId");
            check.Text(id, "statementId", 100, Patterns.Identifier());
            check.Required(action, "action");
            check.Required(principal, "principal");
        });
        var version = Find(functionName, query, out var qualifier);
        var statement = new JsonObject
        {
            ["Sid"] = id,
            ["Effect"] = "Allow",
            ["Principal"] = Principal(principal!),
            ["Action"] = action,
            ["Resource"] = version.InvokedArn(qualifier),
        };
        if (Condition(request) is { Count: > 0 } condition)
            statement["Condition"] = condition;
        version.Function.Policies.Add(qualifier, id!, statement);
        return new() { ["Statement"] = statement.ToJsonString(CloudJson.Options) };
    }

    public JsonObject Get(string functionName, IQueryCollection query) =>
        new() { ["Policy"] = Find(functionName, query, out var qualifier).Function.Policies.Read(qualifier) };

    public void Remove(string functionName, string id, IQueryCollection query) =>
        Find(functionName, query, out var qualifier).Function.Policies.Remove(qualifier, id);

    private FunctionVersion Find(string functionName, IQueryCollection query, out string? qualifier)
    {
        var reference = functions.Parse(functionName, RestQuery.Text(query, "Qualifier"));
        qualifier = reference.Qualifier;
        return functions.Find(reference);
    }

    private static JsonNode Principal(string principal)
    {
        if (principal == "*")
            return principal;
        if (principal.EndsWith(".amazonaws.com", StringComparison.Ordinal))
            return new JsonObject { ["Service"] = principal };
        return new JsonObject { ["AWS"] = principal.Contains(':', StringComparison.Ordinal) ? principal : $"arn:aws:iam::{principal}:root" };
    }

    private static JsonObject Condition(JsonObject request)
    {
        var condition = new JsonObject();
        if (request.Text("SourceAccount") is { } account)
            condition["StringEquals"] = new JsonObject { ["AWS:SourceAccount"] = account };
        if (request.Text("SourceArn") is { } arn)
            condition["ArnLike"] = new JsonObject { ["AWS:SourceArn"] = arn };
        return condition;
    }
}
