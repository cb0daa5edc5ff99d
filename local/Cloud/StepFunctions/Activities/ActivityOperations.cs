using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.StepFunctions.Api;
using Comparison.Local.Cloud.StepFunctions.Tags;

namespace Comparison.Local.Cloud.StepFunctions.Activities;

/// <summary>CreateActivity and what else is done with activities.</summary>
internal sealed class ActivityOperations(AccountContext context, ActivityStore activities, TagStore tags)
{
    private const int MaxArn = 256;

    // By the API reference; clients are told to wait for at least 65 seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Creating an activity again returns the one that is there; its tags stay as they were.</summary>
    public JsonObject Create(Request request)
    {
        var name = Names.Check(request.Required("name"));
        var given = request.Tags("tags");
        request.RefuseKeys();
        var (activity, isNew) = activities.GetOrAdd(context.Arn("states", $"activity:{name}"), name, context.Time.GetUtcNow());
        if (isNew)
            tags.Add(activity.Arn, given);
        return new JsonObject { ["activityArn"] = activity.Arn, ["creationDate"] = Shapes.Timestamp(activity.Created) };
    }

    public JsonObject Describe(Request request)
    {
        var shape = Summarize(activities.Get(Arn(request)));
        shape["encryptionConfiguration"] = new JsonObject { ["type"] = "AWS_OWNED_KEY" };
        return shape;
    }

    /// <summary>Deleting what is not there is no error.</summary>
    public JsonObject Delete(Request request)
    {
        var arn = Arn(request);
        activities.Remove(arn);
        tags.Forget(arn);
        return [];
    }

    public JsonObject List(Request request) => ListPage.Create(
        "activities", activities.All, activity => activity.Number, Summarize, request.PageSize(), request.Text("nextToken", 1024));

    /// <summary>The next task for a worker; nothing after a minute, and then the answer has no token.</summary>
    public async Task<JsonObject> FetchAsync(Request request, CancellationToken cancellationToken)
    {
        var activity = activities.Get(Arn(request));
        var worker = request.Text("workerName", longest: 80);
        return await activity.Queue.FetchAsync(worker, Patience, cancellationToken) is { } task
            ? new JsonObject { ["taskToken"] = task.Token, ["input"] = task.Input }
            : [];
    }

    private static JsonObject Summarize(Activity activity) => new()
    {
        ["activityArn"] = activity.Arn,
        ["name"] = activity.Name,
        ["creationDate"] = Shapes.Timestamp(activity.Created),
    };

    private static string Arn(Request request) => StatesArn.Check(request.Required("activityArn", MaxArn), "activity");
}
