namespace Comparison.Packages.Tests.Clients;

internal sealed record AwsAnswer(string Body = "{}", int Status = 200)
{
    public Dictionary<string, string> Headers { get; } = [];

    public static AwsAnswer Error(string type, int status = 400, string message = "No.") =>
        new($$"""{"__type":"{{type}}","message":"{{message}}"}""", status);
}
