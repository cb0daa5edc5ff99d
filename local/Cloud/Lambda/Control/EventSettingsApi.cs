using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Requests;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.Sqs;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda.Control;

/// <summary>The operations on what is done about events of a function, by qualifier: retries, age and destinations.</summary>
/// <remarks>
/// A durable function has none of it here: destinations and <c>MaximumRetryAttempts</c> do not apply to it ("Best practices for Lambda
/// durable functions" names a dead-letter queue instead), and what AWS answers is not known.
/// </remarks>
internal sealed class EventSettingsApi(AccountContext account, FunctionRegistry functions, SqsService? queues)
{
    private const string Success = "OnSuccess";
    private const string Failure = "OnFailure";

    public JsonObject Put(string name, IQueryCollection query, JsonObject request)
    {
        var (function, qualifier) = Find(name, query);
        return Write(function, qualifier, Change(function, qualifier, new(account.Time.GetUtcNow()), "PutFunctionEventInvokeConfig", request));
    }

    /// <remarks>What the request does not name stays as it is.</remarks>
    public JsonObject Update(string name, IQueryCollection query, JsonObject request)
    {
        var (function, qualifier) = Find(name, query);
        var current = Settings(function, qualifier) with { Modified = account.Time.GetUtcNow() };
        return Write(function, qualifier, Change(function, qualifier, current, "UpdateFunctionEventInvokeConfig", request));
    }

    public JsonObject Get(string name, IQueryCollection query)
    {
        var (function, qualifier) = Find(name, query);
        return Write(function, qualifier, Settings(function, qualifier));
    }

    public void Delete(string name, IQueryCollection query)
    {
        var (function, qualifier) = Find(name, query);
        Settings(function, qualifier);
        function.EventSettings.TryRemove(qualifier, out _);
    }

    public JsonObject List(string name, IQueryCollection query)
    {
        var (function, _) = Find(name, query);
        var all = function.EventSettings.OrderBy(settings => settings.Key, StringComparer.Ordinal).ToList();
        return RestPage.Write(all, "FunctionEventInvokeConfigs", query, settings => Write(function, settings.Key, settings.Value));
    }

    private EventSettings Change(LambdaFunction function, string qualifier, EventSettings current, string operation, JsonObject request)
    {
        request.Only(operation, "MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig");
        if (function.Latest.Definition.Durable is not null)
            throw AwsException.NotSupported($"{operation} of a durable function");
        var (retries, age) = (request.Integer("MaximumRetryAttempts"), request.Integer("MaximumEventAgeInSeconds"));
        var destinations = request.Structure("DestinationConfig");
        Validation.Check(check =>
        {
            check.Number(retries, "maximumRetryAttempts", 0, 2);
            check.Number(age, "maximumEventAgeInSeconds", 60, 21_600);
        });
        if (retries is null && age is null && destinations is null)
            throw ControlMembers.Invalid("You must specify at least one of error handling or destination setting.");
        destinations?.Only("DestinationConfig", Success, Failure);
        var changed = current with
        {
            MaximumRetryAttempts = retries ?? current.MaximumRetryAttempts,
            MaximumEventAgeInSeconds = age ?? current.MaximumEventAgeInSeconds,
            OnSuccess = destinations is null ? current.OnSuccess : Destination(function, destinations, Success),
            OnFailure = destinations is null ? current.OnFailure : Destination(function, destinations, Failure),
        };
        return function.EventSettings[qualifier] = changed;
    }

    private string? Destination(LambdaFunction function, JsonObject destinations, string member)
    {
        var destination = destinations.Structure(member);
        destination?.Only(member, "Destination");
        if (destination?.Text("Destination") is not { Length: > 0 } arn)
            return null;
        var isThere = arn.Split(':') switch
        {
            ["arn", _, "sqs", _, _, _] => queues?.VisibilityTimeoutOf(arn) is not null,
            ["arn", _, "sns", _, _, _] => account.IsOwnRegion(arn) && account.IsOwnAccount(arn),
            ["arn", _, "lambda", _, _, "function", ..] => FindFunction(arn) is { } target && (target != function
                ? true
                : throw ControlMembers.Invalid("You can't specify the function as a destination for itself.")),
            ["arn", _, "events" or "s3", ..] => throw AwsException.NotSupported($"{arn} as a destination"),
            _ => false,
        };
        return isThere ? arn : throw ControlMembers.Invalid($"The destination ARN {arn} is invalid.");
    }

    private LambdaFunction? FindFunction(string arn)
    {
        try
        {
            return functions.Find(functions.Parse(arn, null)).Function;
        }
        catch (AwsException) // of others, or not there: to AWS both are an ARN that is invalid
        {
            return null;
        }
    }

    private (LambdaFunction Function, string Qualifier) Find(string name, IQueryCollection query)
    {
        var reference = functions.Parse(name, RestQuery.Text(query, "Qualifier"));
        return functions.FindByName(reference.Name) is { } function && function.Find(reference.Qualifier) is not null
            ? (function, reference.Qualifier ?? FunctionVersion.Latest)
            : throw new AwsException("ResourceNotFoundException", "The function doesn't exist.", 404);
    }

    private static EventSettings Settings(LambdaFunction function, string qualifier) => function.EventSettings.GetValueOrDefault(qualifier)
        ?? throw new AwsException("ResourceNotFoundException", $"The function {function.Arn}:{qualifier} doesn't have an EventInvokeConfig", 404);

    private static JsonObject Write(LambdaFunction function, string qualifier, EventSettings settings)
    {
        var written = new JsonObject
        {
            ["LastModified"] = TimestampFormat.Seconds(settings.Modified),
            ["FunctionArn"] = $"{function.Arn}:{qualifier}",
            ["DestinationConfig"] = new JsonObject { [Success] = Write(settings.OnSuccess), [Failure] = Write(settings.OnFailure) },
        };
        if (settings.MaximumRetryAttempts is { } retries)
            written["MaximumRetryAttempts"] = retries;
        if (settings.MaximumEventAgeInSeconds is { } age)
            written["MaximumEventAgeInSeconds"] = age;
        return written;
    }

    private static JsonObject Write(string? destination) => destination is null ? [] : new() { ["Destination"] = destination };
}
