using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

namespace Comparison.Packages.Tests.StandIns.RuntimeSupport;

public sealed class FunctionLogTests : IDisposable
{
    private readonly StringWriter _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Log_Text_WritesTimeRequestLevelAndMessage()
    {
        ILambdaLogger log = Log();

        log.LogWarning("Order {order} is {days} days late", "o-7", 3);

        Assert.Equal($"2026-01-01T00:00:00.000Z\trequest-1\twarn\tOrder o-7 is 3 days late{_output.NewLine}", _output.ToString());
    }

    [Fact]
    public void Log_Json_WritesTheArgumentsAsMembersOfTheirOwn()
    {
        ILambdaLogger log = Log(("AWS_LAMBDA_LOG_FORMAT", "JSON"));

        log.LogInformation("Order {order} is {days} days late", "o-7", 3);

        var entry = JsonDocument.Parse(_output.ToString()).RootElement;
        Assert.Equal(
            """
            {"timestamp":"2026-01-01T00:00:00.000Z","level":"Information","requestId":"request-1",
            "message":"Order o-7 is 3 days late","order":"o-7","days":3}
            """.ReplaceLineEndings(""),
            entry.GetRawText());
    }

    [Fact]
    public void Log_JsonWithException_WritesTypeMessageAndTrace()
    {
        ILambdaLogger log = Log(("AWS_LAMBDA_LOG_FORMAT", "JSON"));

        log.LogError(new InvalidOperationException("gone"), "Failed");

        var entry = JsonDocument.Parse(_output.ToString()).RootElement;
        Assert.Equal("System.InvalidOperationException", entry.GetProperty("errorType").GetString());
        Assert.Equal("gone", entry.GetProperty("errorMessage").GetString());
        Assert.Equal("System.InvalidOperationException: gone", entry.GetProperty("stackTrace")[0].GetString());
    }

    [Theory]
    [InlineData("AWS_LAMBDA_LOG_LEVEL", "WARN")]
    [InlineData("AWS_LAMBDA_HANDLER_LOG_LEVEL", "warning")]
    public void Log_BelowTheMinimum_IsDropped(string variable, string level)
    {
        ILambdaLogger log = Log((variable, level));

        log.LogInformation("quiet");
        log.LogWarning("loud");

        Assert.DoesNotContain("quiet", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("loud", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Log_OfAnUnknownLevel_IsWrittenAsTheLowest()
    {
        var log = Log();

        log.Log("loud", "here");

        Assert.EndsWith($"\ttrce\there{_output.NewLine}", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Log_Unformatted_WritesTheMessageAlone()
    {
        var log = Log(("AWS_LAMBDA_HANDLER_LOG_FORMAT", "Unformatted"));

        log.LogLine("Order {order}");

        Assert.Equal($"Order {{order}}{_output.NewLine}", _output.ToString());
    }

    [Theory]
    [InlineData("{0} then {1} then {0}", "a then b then a")]
    [InlineData("{first} then {second}", "a then b")]
    [InlineData("{{kept}} {first}", "{{kept}} a")]
    [InlineData("{first} {second} {third}", "a b {third}")]
    public void Template_Placeholders_TakeTheArguments(string message, string expected)
    {
        var template = new MessageTemplate(message, ["a", "b"]);

        Assert.Equal(expected, template.Text);
    }

    [Fact]
    public void Template_NullAndDate_ArePlaceholderAndMilliseconds()
    {
        var template = new MessageTemplate("{desk} at {time}", [null, FixedTime.NewYear.GetUtcNow()]);

        Assert.Equal("{desk} at 2026-01-01T00:00:00.000Z", template.Text);
    }

    [Fact]
    public void Template_Format_IsAppliedInTheInvariantCulture()
    {
        var template = new MessageTemplate("{amount:0.00}", [1234.5m]);

        Assert.Equal("1234.50", template.Text);
    }

    private FunctionLog Log(params (string Name, string Value)[] environment)
    {
        var variables = environment.ToDictionary(variable => variable.Name, variable => variable.Value);
        return new FunctionLog(_output, FixedTime.NewYear, LogSettings.From(name => variables.GetValueOrDefault(name)))
        {
            RequestId = "request-1",
        };
    }
}
