#:sdk Microsoft.NET.Sdk.Web
#:property PublishAot=false

// A web hook for decisions: hears from a topic what waits, tells Slack, and brings the answers from there to the HTTP API.
// It never sees a task token or a callback id: the decision's id is all that it needs.
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

string Setting(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set.");
var (api, topic) = (Setting("API"), Setting("TOPIC"));
var slack = Environment.GetEnvironmentVariable("SLACK_WEBHOOK"); // without it, what waits is printed
// Who may decide is the desk's business; who a Slack user is, is ours: U1=security@example.com,U2=dba@example.com.
var people = (Environment.GetEnvironmentVariable("SLACK_PEOPLE") ?? "").Split(',').Select(pair => pair.Split('=')).Where(pair => pair.Length == 2)
    .ToDictionary(pair => pair[0], pair => pair[1]);

var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
if (Environment.GetEnvironmentVariable("API_TOKEN") is { } token) // on AWS with jwt_issuer
    http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
var builder = WebApplication.CreateSlimBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 256 * 1024);
var app = builder.Build();

app.MapPost("/sns", async (HttpRequest request) =>
{
    if (JsonNode.Parse(await BodyAsync(request)) is not JsonObject message || (string?)message["TopicArn"] != topic)
        return Results.StatusCode(403);
    if ((string?)message["Type"] == "SubscriptionConfirmation")
        Console.WriteLine($"confirm with token {message["Token"]}");
    else if (await PendingAsync((string?)message["Message"]) is { } decision)
        await TellAsync(decision);
    return Results.Ok();
});

app.MapPost("/slack", async (HttpRequest request) =>
{
    var body = await BodyAsync(request);
    if (!IsFromSlack(request, body))
        return Results.Unauthorized();
    var click = JsonNode.Parse(Uri.UnescapeDataString(body["payload=".Length..].Replace('+', ' ')))!;
    if (!people.TryGetValue((string)click["user"]!["id"]!, out var person))
        return Results.StatusCode(403);
    var action = click["actions"]![0]!;
    var answer = new JsonObject { ["decision"] = (string)action["action_id"]!, ["decided_by"] = person, ["comments"] = "in Slack" };
    using var decided = await http.PostAsync(
        $"{api}/decisions/{Uri.EscapeDataString((string)action["value"]!)}", new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/json"));
    Console.WriteLine($"{action["value"]}: {action["action_id"]} by {person}, answered {(int)decided.StatusCode}");
    return Results.StatusCode((int)decided.StatusCode);
});

app.Run();

static async Task<string> BodyAsync(HttpRequest request) => await new StreamReader(request.Body, Encoding.UTF8).ReadToEndAsync();

// A notification is believed so far only: what it names is looked up at the desk, so that a forged one tells nothing new.
async Task<JsonNode?> PendingAsync(string? id) =>
    JsonNode.Parse(await http.GetStringAsync($"{api}/decisions?limit=100"))!["decisions"]!.AsArray().FirstOrDefault(decision => (string)decision!["id"]! == id);

async Task TellAsync(JsonNode decision)
{
    Console.WriteLine($"{decision["question"]} {decision["id"]}, by {string.Join(" or ", decision["deciders"]!.AsArray())}");
    if (slack is null)
        return;
    JsonObject Button(string text, string action) => new()
    {
        ["type"] = "button", ["action_id"] = action, ["value"] = (string)decision["id"]!, ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = text },
    };
    var message = new JsonObject
    {
        ["text"] = (string)decision["question"]!,
        ["blocks"] = new JsonArray(
            new JsonObject { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = (string)decision["question"]! } },
            new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray(Button("Approve", "approve"), Button("Reject", "reject")) }),
    };
    (await http.PostAsync(slack, new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json"))).EnsureSuccessStatusCode();
}

// Slack signs v0:TIME:BODY with the app's secret; what is older than five minutes may be somebody's recording.
bool IsFromSlack(HttpRequest request, string body)
{
    var (time, signature) = (request.Headers["X-Slack-Request-Timestamp"].ToString(), request.Headers["X-Slack-Signature"].ToString());
    if (!long.TryParse(time, CultureInfo.InvariantCulture, out var seconds) || Math.Abs(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - seconds) > 300)
        return false;
    var right = "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Setting("SLACK_SIGNING_SECRET")), Encoding.UTF8.GetBytes($"v0:{time}:{body}")));
    return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(right), Encoding.UTF8.GetBytes(signature));
}
