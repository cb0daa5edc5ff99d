using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.RuntimeSupport;

// A function that does to its own process what a test orders, and tells what it finds there.
using var bootstrap = LambdaBootstrapBuilder.Create((Func<Stream, Task<Stream>>)HandleAsync).Build();
await bootstrap.RunAsync();

static async Task<Stream> HandleAsync(Stream input)
{
    var order = (await JsonNode.ParseAsync(input))?["do"]?.GetValue<string>();
    if (order == "exit")
        Environment.Exit(3);
    if (order == "hang")
        await Task.Delay(Timeout.Infinite);
    if (order?.Split(' ') is ["throw", var characters])
        throw new InvalidOperationException(new string('x', int.Parse(characters, CultureInfo.InvariantCulture)));
    if (order == "say")
        await Console.Out.WriteLineAsync("said");

    var found = new JsonObject { ["process"] = Environment.ProcessId };
    foreach (var name in new[] { "_HANDLER", "AWS_ACCESS_KEY_ID", "AWS_LAMBDA_FUNCTION_VERSION", "COLOUR", "SECRET_OF_OURS" })
        found[name] = Environment.GetEnvironmentVariable(name);
    return new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(found));
}
