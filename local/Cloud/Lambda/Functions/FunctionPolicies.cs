using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Lambda.Functions;

/// <summary>Who may invoke a function: statements for the function itself and for each qualifier. They are kept, not enforced.</summary>
internal sealed class FunctionPolicies
{
    private readonly Lock _gate = new();
    private readonly List<(string Qualifier, string Id, JsonObject Statement)> _statements = [];

    /// <exception cref="AwsException">There is a statement of that id.</exception>
    public void Add(string? qualifier, string id, JsonObject statement)
    {
        lock (_gate)
        {
            if (_statements.Exists(one => one.Qualifier == (qualifier ?? "") && one.Id == id))
                throw new AwsException(
                    "ResourceConflictException",
                    $"The statement id ({id}) provided already exists. Please provide a new statement id, or remove the existing statement.",
                    409);
            _statements.Add((qualifier ?? "", id, statement));
        }
    }

    /// <exception cref="AwsException">There is none.</exception>
    public void Remove(string? qualifier, string id)
    {
        lock (_gate)
            if (_statements.RemoveAll(one => one.Qualifier == (qualifier ?? "") && one.Id == id) == 0)
                throw NotFound();
    }

    /// <returns>The policy document.</returns>
    /// <exception cref="AwsException">It has no statement.</exception>
    public string Read(string? qualifier)
    {
        lock (_gate)
        {
            var statements = _statements.Where(one => one.Qualifier == (qualifier ?? "")).Select(one => (JsonNode?)one.Statement.DeepClone());
            var policy = new JsonObject { ["Version"] = "2012-10-17", ["Id"] = "default", ["Statement"] = new JsonArray([.. statements]) };
            return policy["Statement"]!.AsArray().Count > 0 ? policy.ToJsonString(CloudJson.Options) : throw NotFound();
        }
    }

    private static AwsException NotFound() =>
        new("ResourceNotFoundException", "The resource you requested does not exist.", 404);
}
