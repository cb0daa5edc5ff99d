using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.Lambda;

/// <summary>One invocation of a durable function as the SDK would handle it: reads the envelope, checkpoints over HTTP.</summary>
internal sealed class DurableRun(HttpClient http, JsonNode input)
{
    public string Arn { get; } = (string)input["DurableExecutionArn"]!;

    public string Token { get; private set; } = (string)input["CheckpointToken"]!;

    public JsonArray State => input["InitialExecutionState"]!["Operations"]!.AsArray();

    public JsonArray Updated => input["UpdatedOperationIds"]!.AsArray();

    public static JsonNode Pending => new JsonObject { ["Status"] = "PENDING" };

    public static JsonNode Succeeded(string result) => new JsonObject { ["Status"] = "SUCCEEDED", ["Result"] = result };

    /// <summary>The operation of that id, as the envelope shows it.</summary>
    public JsonNode? Find(string id) => State.FirstOrDefault(operation => (string?)operation!["Id"] == id);

    public async Task<JsonNode> CheckpointAsync(params JsonObject[] updates)
    {
        var body = new JsonObject { ["CheckpointToken"] = Token, ["Updates"] = new JsonArray([.. updates.Cast<JsonNode?>()]) };
        using var response = await http.PostAsync(LambdaAccount.Path(Arn, "/checkpoint"), new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json"));
        var answer = await LambdaAccount.ReadAsync(response);
        Token = (string?)answer["CheckpointToken"] ?? Token;
        return answer;
    }

    public static JsonObject Update(string type, string action, string id) => new() { ["Type"] = type, ["Action"] = action, ["Id"] = id };

    public static JsonObject StartWait(string id, int seconds)
    {
        var update = Update("WAIT", "START", id);
        update["WaitOptions"] = new JsonObject { ["WaitSeconds"] = seconds };
        return update;
    }

    public static JsonObject StartCallback(string id, int timeout = 0, int heartbeat = 0)
    {
        var update = Update("CALLBACK", "START", id);
        update["CallbackOptions"] = new JsonObject { ["TimeoutSeconds"] = timeout, ["HeartbeatTimeoutSeconds"] = heartbeat };
        return update;
    }

    /// <summary>Waits, once, and says so at the end.</summary>
    public static async Task<JsonNode> WaitOnceAsync(DurableRun run, int seconds)
    {
        if (run.Find("w") is not null)
            return Succeeded("\"waited\"");
        await run.CheckpointAsync(StartWait("w", seconds));
        return Pending;
    }

    /// <summary>Waits for one callback, and returns its result or the type of its error.</summary>
    public static async Task<JsonNode> AskAsync(DurableRun run, int timeout = 0, int heartbeat = 0)
    {
        if (run.Find("c") is { } callback)
        {
            var details = callback["CallbackDetails"]!;
            return Succeeded((string?)details["Result"] ?? (string?)details["Error"]?["ErrorType"] ?? "null");
        }
        await run.CheckpointAsync(StartCallback("c", timeout, heartbeat));
        return Pending;
    }
}
