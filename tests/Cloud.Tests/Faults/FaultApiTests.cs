using System.Text;
using Comparison.Cloud.Tests.Lambda;

namespace Comparison.Cloud.Tests.Faults;

/// <summary><c>/_local/faults</c>.</summary>
public sealed class FaultApiTests
{
    private const string Path = "_local/faults";

    [Fact]
    public async Task Faults_OrderedByHttp_StrikeAndAreToldOf()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register("echo", (input, _) => Task.FromResult(input));

        await account.PostAsync(Path, """{"faults":[{"kind":"throttle","target":"function echo","count":5}]}""");
        using var throttled = await account.InvokeAsync("echo");
        var strike = (await account.GetAsync(Path))[account.Context.Id]![0]!;
        using var deleted = await account.Http.DeleteAsync(Path);
        using var sound = await account.InvokeAsync("echo");

        Assert.Equal((429, 200), ((int)throttled.StatusCode, (int)sound.StatusCode));
        Assert.Equal(("throttle", "function echo", "echo"), ((string?)strike["kind"], (string?)strike["target"], (string?)strike["where"]));
    }

    [Theory]
    [InlineData("", "A plan is")]
    [InlineData("""{"faults":[7]}""", "A fault is an object.")]
    [InlineData("""{"faults":[{"target":"function f"}]}""", "A fault needs 'kind'.")]
    [InlineData("""{"faults":[{"kind":"burn","target":"function f"}]}""", "There is no kind 'burn'")]
    [InlineData("""{"faults":[{"kind":"throttle","target":"f"}]}""", "'f' is no target")]
    [InlineData("""{"faults":[{"kind":"time_out","target":"queue q"}]}""", "TimeOut cannot happen to queue q.")]
    [InlineData("""{"faults":[{"kind":"throttle","target":"function f","times":2}]}""", "A fault has no 'times'")]
    [InlineData("""{"faults":[{"kind":"throttle","target":"function f","count":"2"}]}""", "cannot be converted")]
    public async Task Plan_ThatIsNone_IsRefusedWithTheReason(string plan, string reason)
    {
        await using var account = await LambdaAccount.StartAsync();

        using var refused = await account.Http.PostAsync(Path, new StringContent(plan, Encoding.UTF8, "application/json"));

        Assert.Equal(400, (int)refused.StatusCode);
        Assert.Contains(reason, (string?)(await LambdaAccount.ReadAsync(refused))["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Account_ThatIsNotThere_IsRefused()
    {
        await using var account = await LambdaAccount.StartAsync();

        using var refused = await account.Http.GetAsync($"{Path}/999999999999");

        Assert.Equal(404, (int)refused.StatusCode);
    }
}
