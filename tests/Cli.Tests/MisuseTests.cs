using Comparison.Cli.Commands;

namespace Comparison.Cli.Tests;

/// <summary>What a wrong call is told: the thing that is wrong, by its name.</summary>
public sealed class MisuseTests
{
    [Theory]
    [InlineData("run --colour red", "compare run has no option '--colour'; compare run --help lists them.")]
    [InlineData("run --faluts", "compare run has no option '--faluts'; perhaps --faults; compare run --help lists them.")]
    [InlineData("list --json", "compare list has no option '--json'; compare list --help lists them.")]
    [InlineData("lst", "There is no command 'lst'; perhaps list; compare --help lists them.")]
    [InlineData("run order loan", "compare run takes no 'loan'; compare run --help says what it takes.")]
    [InlineData("show", "compare show needs ID: The request's id, such as REQ-003.")]
    [InlineData("advise", "compare advise needs --per-month: Executions a month.")]
    [InlineData("run --sample", "--sample needs a value: Only this sample, such as REQ-001.")]
    [InlineData("run --form lavish", "--form must be readable or thrifty, not 'lavish'.")]
    [InlineData("terraform mars plan", "ROOT must be durable or stepfunctions, not 'mars'.")]
    [InlineData("up --port 99999", "--port must be a whole number from 0 to 65535, not '99999'.")]
    [InlineData("up --port -1", "--port must be a whole number from 0 to 65535, not '-1'.")]
    [InlineData("serve --port x", "--port must be a whole number from 0 to 65535, not 'x'.")]
    [InlineData("up --queue-delay 901", "--queue-delay must be a whole number from 0 to 900, not '901'.")]
    [InlineData("run --fuzz abc", "--fuzz must be a whole number from 1 to 1000000, not 'abc'.")]
    [InlineData("run --seed -7", "--seed must be a whole number from 0 to 2147483647, not '-7'.")]
    public void Call_ThatIsWrong_IsToldWhatByItsName(string call, string expected) =>
        Assert.Equal(expected, Misuse.Of(CommandTree.Create().Parse(call.Split(' '))));

    [Theory]
    [InlineData("run order")]
    [InlineData("show --help")]
    [InlineData("nonsense --help")]
    [InlineData("terraform durable plan -out=x")]
    [InlineData("up --ephemeral --port 0")]
    public void Call_ThatIsRight_IsToldNothing(string call) =>
        Assert.Null(Misuse.Of(CommandTree.Create().Parse(call.Split(' '))));

    [Theory]
    [InlineData("anwered-late", "Unknown scenario 'anwered-late'. Nearest: answered-late.")]
    [InlineData("late", "Unknown scenario 'late'. Nearest: answered-late.")]
    [InlineData("lunch", "Unknown scenario 'lunch'. Known: silence, stopped, answered-late, answered-twice, no-carrier, at-the-limit, started-twice.")]
    public void Name_ThatIsUnknown_IsToldTheNearest(string name, string expected)
    {
        string[] known = ["silence", "stopped", "answered-late", "answered-twice", "no-carrier", "at-the-limit", "started-twice"];

        Assert.Equal(expected, Nearest.Unknown("scenario", name, known));
    }

    [Fact]
    public async Task Disk_ThatIsFull_IsSaidInOneLine()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no disk here that is always full.");

        var (code, _, errors) = await Command.RunShellAsync($"dotnet '{typeof(RepositoryFiles).Assembly.Location}' doctor > /dev/full");

        Assert.Equal(2, code);
        Assert.StartsWith("A file or folder cannot be used: No space left on device", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_ThatCannotBeWritten_IsSaidInOneLine()
    {
        using var file = new InputFile("{}");

        var (code, _, errors) = await Command.RunAsync("package", "--output", Path.Combine(file.Path, "zips"));

        Assert.Equal(2, code);
        Assert.StartsWith("A file or folder cannot be used: ", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_Missing_AreNamedWithWhatToDo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no bash.");
        using var outputs = new InputFile(Outputs);

        var (code, _, errors) = await Command.RunShellAsync($"""
            env -u AWS_ACCESS_KEY_ID -u AWS_PROFILE -u COMPARE_API_TOKEN AWS_CONFIG_FILE=/nowhere AWS_SHARED_CREDENTIALS_FILE=/nowhere HOME=/nowhere \
              AWS_EC2_METADATA_DISABLED=true dotnet '{typeof(RepositoryFiles).Assembly.Location}' list --target aws --terraform '{outputs.Path}'
            """);

        Assert.Equal(2, code);
        Assert.StartsWith("There are no AWS credentials: sign in by aws sso login", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private const string Outputs = """
        { "variant": { "value": "durable" }, "api_url": { "value": "https://x.execute-api.us-east-1.amazonaws.com/" }, "aws_region": { "value": "us-east-1" },
          "aws_packages": { "value": "official" },
          "table_names": { "value": { "articles": "a", "decisions": "d", "ledger": "l", "notifications": "n" } },
          "workflow_arns": { "value": {
            "approval": "arn:aws:lambda:us-east-1:000000000001:function:a:live", "order": "arn:aws:lambda:us-east-1:000000000001:function:o:live",
            "moderation": "arn:aws:lambda:us-east-1:000000000001:function:m:live", "loan": "arn:aws:lambda:us-east-1:000000000001:function:l:live" } } }
        """;
}
