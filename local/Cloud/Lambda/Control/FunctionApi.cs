using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Processes;
using Comparison.Local.Cloud.Lambda.Requests;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.DurableExecutions;
using Comparison.Local.DurableExecutions.Executions;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda.Control;

/// <summary>The operations on functions and their versions.</summary>
/// <param name="delete">Deletes a function; whether it is gone.</param>
internal sealed class FunctionApi(FunctionRegistry functions, FunctionProcesses processes, Func<LambdaFunction, bool> delete)
{
    private readonly FunctionRequests _requests = new(functions, processes);

    public JsonObject Create(JsonObject request)
    {
        var definition = _requests.Create(request);
        var function = functions.Create(definition);
        function.Tags.Add(request.TextMap("Tags"));
        return request.Flag("Publish") == true ? WritePublished(function, description: null) : FunctionJson.Write(function.Latest, null);
    }

    public JsonObject Get(string name, IQueryCollection query)
    {
        var version = Find(name, query, out var reference);
        var written = new JsonObject
        {
            ["Configuration"] = FunctionJson.Write(version, reference.Qualifier),
            // Without the location: there is no bucket here to download the zip from.
            ["Code"] = new JsonObject { ["RepositoryType"] = "S3" },
        };
        if (version.Function.Tags.All is { Count: > 0 } tags)
            written["Tags"] = FunctionJson.TextMap(tags);
        if (version.Function.Reserved is { } reserved)
            written["Concurrency"] = new JsonObject { ["ReservedConcurrentExecutions"] = reserved };
        return written;
    }

    public JsonObject GetConfiguration(string name, IQueryCollection query) =>
        FunctionJson.Write(Find(name, query, out var reference), reference.Qualifier);

    public JsonObject List(IQueryCollection query) => query.ContainsKey("FunctionVersion")
        ? throw AwsException.NotSupported("ListFunctions with FunctionVersion")
        : RestPage.Write(functions.All, "Functions", query, function => FunctionJson.Write(function.Latest, null));

    public JsonObject ListVersions(string name, IQueryCollection query) => RestPage.Write(
        Find(name).Versions, "Versions", query, version => FunctionJson.Write(version, version.Number));

    public JsonObject Publish(string name, JsonObject request)
    {
        request.Only("PublishVersion", "CodeSha256", "Description");
        var function = Find(name);
        if (request.Text("CodeSha256") is { } sha && sha != function.Latest.Definition.Package?.Sha256)
            throw ControlMembers.Invalid(
                $"CodeSHA256 ({sha}) is different from current CodeSHA256 in $LATEST ({function.Latest.Definition.Package?.Sha256}). " +
                "Please try again with the CodeSHA256 in $LATEST.");
        return WritePublished(function, request.Text("Description") is { Length: > 0 } description ? description : null);
    }

    public JsonObject UpdateCode(string name, JsonObject request)
    {
        var function = Find(name);
        var current = function.Latest;
        var changed = _requests.Recode(current.Definition, request);
        if (request.Flag("DryRun") == true)
            return FunctionJson.Write(current with { Definition = changed }, null);
        function.Update(changed);
        return request.Flag("Publish") == true ? WritePublished(function, description: null) : FunctionJson.Write(function.Latest, null);
    }

    public JsonObject UpdateConfiguration(string name, JsonObject request)
    {
        var function = Find(name);
        return FunctionJson.Write(function.Update(_requests.Configure(function.Latest.Definition, request)), null);
    }

    /// <returns>200 where the function still drains, 204 where it is gone.</returns>
    /// <remarks>
    /// That AWS keeps a function whose durable executions still run as one that is deleting, and drains them, is read from the model: its
    /// state <c>Deleting</c>, the reason <c>DrainingDurableExecutions</c> and the status in the answer. The statuses' values are a guess.
    /// </remarks>
    public int Delete(string name, IQueryCollection query)
    {
        var version = Find(name, query, out var reference);
        if (reference.Qualifier is null)
            return delete(version.Function) ? StatusCodes.Status204NoContent : StatusCodes.Status202Accepted;
        if (reference.Qualifier != version.Number || version.Number == FunctionVersion.Latest)
            throw ControlMembers.Invalid("Only a published version can be deleted by a qualifier.");
        if (version.Function.Aliases.FirstOrDefault(alias => alias.LeadsTo(version.Number)) is { } alias)
            throw new AwsException(
                "ResourceConflictException", $"The alias {alias.Name} points to the version {version.Number}, which therefore stays.", 409);
        version.Function.Unpublish(version);
        return StatusCodes.Status204NoContent;
    }

    public JsonObject PutConcurrency(string name, JsonObject request)
    {
        request.Only("PutFunctionConcurrency", "ReservedConcurrentExecutions");
        var reserved = request.Integer("ReservedConcurrentExecutions");
        Validation.Check(check => check.Number(reserved, "reservedConcurrentExecutions", 0));
        Find(name).Reserved = reserved;
        return new() { ["ReservedConcurrentExecutions"] = reserved };
    }

    public JsonObject GetConcurrency(string name) =>
        Find(name).Reserved is { } reserved ? new() { ["ReservedConcurrentExecutions"] = reserved } : [];

    public void DeleteConcurrency(string name) => Find(name).Reserved = null;

    /// <summary>No function here has one; AWS then answers with the function's name alone.</summary>
    public JsonObject GetCodeSigning(string name) => new() { ["FunctionName"] = Find(name).Name };

    private static JsonObject WritePublished(LambdaFunction function, string? description)
    {
        var version = function.PublishVersion(description);
        return FunctionJson.Write(version, version.Number);
    }

    private LambdaFunction Find(string name) => functions.Find(functions.Parse(name, null) with { Qualifier = null }).Function;

    private FunctionVersion Find(string name, IQueryCollection query, out FunctionReference reference)
    {
        reference = functions.Parse(name, RestQuery.Text(query, "Qualifier"));
        return functions.Find(reference);
    }
}

/// <summary>Deletes functions: at once, or when the last of their durable executions has ended.</summary>
internal sealed class FunctionRemoval(FunctionRegistry functions, FunctionProcesses processes, DurableService durable)
{
    /// <returns>Whether it is gone.</returns>
    public bool Delete(LambdaFunction function)
    {
        if (function.IsDeleting)
            return false;
        function.IsDeleting = true; // first, so that no execution begins any more
        return Finish(function);
    }

    private bool Finish(LambdaFunction function)
    {
        var running = durable.List(new(function.Name) { Statuses = [DurableExecutionStatus.Running, DurableExecutionStatus.Pausing, DurableExecutionStatus.Paused] }, maxItems: 1).Items;
        if (running.Count > 0)
        {
            durable.OnEnd(running[0].Arn, _ => Finish(function));
            return false;
        }
        functions.Remove(function);
        processes.End(function.Name);
        return true;
    }
}
