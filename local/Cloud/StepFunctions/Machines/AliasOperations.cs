using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.StepFunctions.Api;

namespace Comparison.Local.Cloud.StepFunctions.Machines;

/// <summary>CreateStateMachineAlias and what else is done with aliases.</summary>
internal sealed class AliasOperations(AccountContext context, StateMachineStore machines, AliasStore aliases)
{
    private const int MaxArn = 256;
    private const int MaxName = 80;
    private const int MaxDescription = 256;
    private const string Pattern = @"^(?=.*[a-zA-Z_\-\.])[a-zA-Z0-9_\-\.]+$";

    /// <summary>Creating the same alias again returns the one that is there.</summary>
    public JsonObject Create(Request request)
    {
        var name = request.Matching("name", MaxName, Pattern);
        var description = request.Text("description", MaxDescription);
        var routes = AliasRoutes.Read(request) ?? throw request.Missing(AliasRoutes.Member);
        var machine = MachineOf(routes);
        var alias = aliases.Add(
            new StateMachineAlias($"{machine.Arn}:{name}", name, machine.Arn, description, routes, context.Time.GetUtcNow()));
        return new JsonObject { ["stateMachineAliasArn"] = alias.Arn, ["creationDate"] = Shapes.Timestamp(alias.Created) };
    }

    public JsonObject Describe(Request request)
    {
        var alias = aliases.Get(Arn(request));
        var shape = Summarize(alias);
        shape["name"] = alias.Name;
        if (alias.Description is { } description)
            shape["description"] = description;
        shape["routingConfiguration"] = AliasRoutes.Show(alias.Routes);
        shape["updateDate"] = Shapes.Timestamp(alias.Updated);
        return shape;
    }

    public JsonObject Update(Request request)
    {
        var arn = Arn(request);
        var (description, routes) = (request.Text("description", MaxDescription), AliasRoutes.Read(request));
        if (description is null && routes is null)
            throw Errors.Invalid("Either the description or the RoutingConfiguration must be specified");
        var present = aliases.Get(arn);
        if (routes is not null && MachineOf(routes).Arn != present.MachineArn)
            throw Errors.NoSuchReference();
        var updated = aliases.Change(arn, alias => alias with
        {
            Description = description ?? alias.Description,
            Routes = routes ?? alias.Routes,
            Updated = context.Time.GetUtcNow(),
        });
        return new JsonObject { ["updateDate"] = Shapes.Timestamp(updated.Updated) };
    }

    /// <summary>Deleting what is not there is no error, and running executions go on.</summary>
    public JsonObject Delete(Request request)
    {
        aliases.Remove(Arn(request));
        return [];
    }

    /// <summary>The aliases of a machine, or those that lead to one of its versions.</summary>
    /// <remarks>The API reference says the newest first; the recording has them in the order of their creation.</remarks>
    public JsonObject List(Request request)
    {
        var machine = machines.Get(StatesArn.Check(request.Required("stateMachineArn", MaxArn), "stateMachine"));
        return ListPage.Create(
            "stateMachineAliases",
            aliases.ForMachine(machine.Arn).Where(alias => machine.VersionArn is not { } version || alias.LeadsTo(version)),
            alias => alias.Number,
            Summarize,
            request.PageSize(),
            request.Text("nextToken", 1024));
    }

    private StateMachine MachineOf(IReadOnlyList<AliasRoute> routes)
    {
        var versions = routes.Select(route => machines.Find(route.VersionArn) ?? throw Errors.NoSuchReference()).ToArray();
        return versions.All(version => version.Arn == versions[0].Arn)
            ? versions[0]
            : throw Errors.Invalid(
                $"Routing configuration must contain versions of one state machine. Received: {AliasRoutes.ListArns(routes)}");
    }

    private static JsonObject Summarize(StateMachineAlias alias) => new()
    {
        ["stateMachineAliasArn"] = alias.Arn,
        ["creationDate"] = Shapes.Timestamp(alias.Created),
    };

    private static string Arn(Request request) => StatesArn.Check(request.Required("stateMachineAliasArn", MaxArn), "stateMachine");
}

/// <summary>The routing configuration of an alias, in requests and in answers.</summary>
internal static class AliasRoutes
{
    public const string Member = "routingConfiguration";

    private const string VersionArn = "stateMachineVersionArn";
    private const string Weight = "weight";
    private const int MaxRoutes = 2;
    private const int MaxArn = 256;
    private const int Whole = 100;

    /// <summary>Null when the request has none.</summary>
    public static IReadOnlyList<AliasRoute>? Read(Request request)
    {
        if (request.Structures(Member) is not { } given)
            return null;
        var routes = given
            .Select(route => new AliasRoute(route.Required(VersionArn, MaxArn), route.Integer(Weight, 0, Whole) ?? throw route.Missing(Weight)))
            .ToArray();
        request.CheckLength(Member, routes.Length, 1, MaxRoutes, () => $"[{string.Join(", ", routes.Select(Write))}]");
        if (routes.Any(route => !IsVersion(route.VersionArn)))
            throw Errors.Invalid($"Routing configuration must contain state machine version ARNs. Received: {ListArns(routes)}");
        if (routes.DistinctBy(route => route.VersionArn).Count() < routes.Length)
            throw Errors.Invalid($"Routing configuration must contain distinct state machine version ARNs. Received: {ListArns(routes)}");
        if (routes.Sum(route => route.Weight) != Whole)
            throw Errors.Invalid(
                "Sum of routing configuration weights must equal 100. "
                + $"Received: [{string.Join(", ", routes.Select(route => route.Weight))}]");
        return routes;
    }

    public static JsonArray Show(IEnumerable<AliasRoute> routes) => new([.. routes.Select(route => new JsonObject
    {
        [VersionArn] = route.VersionArn,
        [Weight] = route.Weight,
    })]);

    public static string ListArns(IEnumerable<AliasRoute> routes) => $"[{string.Join(", ", routes.Select(route => route.VersionArn))}]";

    // As a Java class prints itself; the constraint is recorded, the quotation is not.
    private static string Write(AliasRoute route) =>
        $"RoutingConfigurationListItem({VersionArn}={route.VersionArn}, {Weight}={route.Weight})";

    private static bool IsVersion(string arn) =>
        arn.Split(':') is ["arn", _, "states", _, _, "stateMachine", _, var number] && number.All(char.IsAsciiDigit);
}
