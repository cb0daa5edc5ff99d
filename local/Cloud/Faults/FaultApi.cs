using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Faults;

/// <summary><c>/_local/faults</c>, for every account, and <c>/_local/faults/ACCOUNT</c>: POST orders, GET tells what has struck, DELETE ends it.</summary>
internal static class FaultApi
{
    /// <returns>The answer; null for a method that is not known here.</returns>
    /// <exception cref="AwsException">The plan is none.</exception>
    public static async Task<JsonNode?> AnswerAsync(IReadOnlyList<Account> accounts, HttpRequest request)
    {
        switch (request.Method)
        {
            case "POST":
                var plan = FaultJson.Read(await request.ReadObjectAsync());
                foreach (var account in accounts)
                    account.Context.Faults.Order(plan);
                return new JsonObject { ["ordered"] = plan.Count };
            case "DELETE":
                foreach (var account in accounts)
                    account.Context.Faults.Clear();
                return new JsonObject { ["ordered"] = 0 };
            case "GET":
                return new JsonObject(accounts.Select(account => KeyValuePair.Create(
                    account.Context.Id, (JsonNode?)new JsonArray([.. account.Context.Faults.Strikes.Select(FaultJson.Write)]))));
            default:
                return null;
        }
    }
}
