using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Http;

/// <summary>Hundreds of callers of one stack's API at the same time, each on a connection of its own.</summary>
internal sealed class HttpCrowd(DeployedStack stack) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1000 }) { BaseAddress = stack.ApiUrl };

    /// <summary>Every status that anybody got.</summary>
    public ConcurrentBag<int> Statuses { get; } = [];

    /// <summary>Whether every 503 said when to come again.</summary>
    public bool AllSayWhen { get; private set; } = true;

    public static string Request(string id) =>
        $$"""{"request_id":"{{id}}","approval_type":"access","requester":"a@example.com","description":"d","approvers":["b@example.com"]}""";

    /// <summary>Posts all at once, and those that were asked to come again together once more, until none is.</summary>
    /// <returns>The status of each in the end.</returns>
    public async Task<IReadOnlyDictionary<string, int>> PostAsync(IReadOnlyCollection<(string Id, string Path, string Body)> requests)
    {
        var answers = new ConcurrentDictionary<string, int>();
        for (var left = requests; left.Count > 0; left = [.. left.Where(request => answers[request.Id] == 503)])
            await Task.WhenAll(left.Select(async request => answers[request.Id] = await PostAsync(request.Path, request.Body)));
        return answers;
    }

    /// <summary>Sends so many starts of which the body stops halfway, and leaves them there.</summary>
    public Task<Straggler[]> BeginAsync(string name, int count) =>
        Task.WhenAll(Enumerable.Range(1, count).Select(number => BeginAsync($"{name}-{number}")));

    private async Task<Straggler> BeginAsync(string id)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(stack.ApiUrl.Host, stack.ApiUrl.Port);
        var body = Request(id);
        var head = $"POST {stack.ApiUrl.AbsolutePath}workflows/approval HTTP/1.1\r\nHost: {stack.ApiUrl.Authority}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n";
        await socket.SendAsync(Encoding.UTF8.GetBytes(head + body[..(body.Length / 2)]));
        return new(socket, body[(body.Length / 2)..], Statuses);
    }

    public void Dispose() => _http.Dispose();

    private async Task<int> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content);
        Statuses.Add((int)answer.StatusCode);
        if ((int)answer.StatusCode == 503 && answer.Headers.RetryAfter?.Delta is null)
            AllSayWhen = false;
        return (int)answer.StatusCode;
    }

    /// <summary>A caller who has sent half of a request.</summary>
    internal sealed class Straggler(Socket socket, string rest, ConcurrentBag<int> statuses)
    {
        /// <summary>Sends the other half and reads the answer.</summary>
        /// <param name="closes">Whether it says that no more will come.</param>
        public async Task<int> FinishAsync(bool closes = false)
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(rest));
            if (closes)
                socket.Shutdown(SocketShutdown.Send);
            return await ReadAsync();
        }

        /// <summary>Says in the middle of the request that no more will come.</summary>
        /// <returns>The status; 0 when the connection was closed without an answer.</returns>
        public async Task<int> GiveUpAsync()
        {
            socket.Shutdown(SocketShutdown.Send);
            return await ReadAsync();
        }

        // A server that gives up on a body that it has not read to its end resets the connection.
        private async Task<int> TryReadAsync(byte[] buffer)
        {
            try
            {
                return await socket.ReceiveAsync(buffer);
            }
            catch (SocketException)
            {
                return 0;
            }
        }

        private async Task<int> ReadAsync()
        {
            using (socket)
            {
                var buffer = new byte[64];
                var read = await TryReadAsync(buffer);
                var status = read < 12 ? 0 : int.Parse(Encoding.ASCII.GetString(buffer, 9, 3), CultureInfo.InvariantCulture);
                statuses.Add(status);
                return status;
            }
        }
    }
}

/// <summary>Everything that a request could change, as text.</summary>
internal static class World
{
    private const int All = 1000;

    public static async Task<string> OfAsync(DeployedStack stack)
    {
        var world = new JsonObject();
        foreach (var table in new[] { stack.ArticlesTable, stack.DecisionsTable, stack.LedgerTable })
            world[table] = (await stack.Services.DynamoDb.InvokeAsync("Scan", new() { ["TableName"] = table }, default))["Items"]!.DeepClone();
        var queues = await stack.Services.Sqs.InvokeAsync("ListQueues", [], default);
        foreach (var url in queues["QueueUrls"]!.AsArray().Select(url => url!.ToString()))
        {
            var answer = await stack.Services.Sqs.InvokeAsync(
                "GetQueueAttributes", new() { ["QueueUrl"] = url, ["AttributeNames"] = new JsonArray("All") }, default);
            world[url] = answer["Attributes"]!.DeepClone();
        }
        foreach (var workflow in WorkflowNames.All)
            world[workflow.ToText()] = JsonSerializer.SerializeToNode(await ExecutionsAsync(stack, workflow));
        return world.ToJsonString();
    }

    /// <summary>The executions' names and states.</summary>
    public static async Task<IReadOnlyList<string>> ExecutionsAsync(DeployedStack stack, WorkflowName workflow)
    {
        var page = await stack.Engine.ListAsync(workflow, status: null, All, cursor: null, default);
        return [.. page.Executions.Select(execution => $"{execution.Id} {execution.Status}")];
    }
}
