using System.Text.Json.Nodes;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Control;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Sqs;

namespace Comparison.Cloud.Tests.Hosting;

/// <summary>Accounts that are opened by the first request for them.</summary>
public sealed class OnDemandTests
{
    [Theory]
    [InlineData("777777777777", "777777777777")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "000000000000")]
    [InlineData("test", "000000000000")]
    public async Task Request_OfAnUnknownKey_OpensItsAccount(string key, string account)
    {
        await using var cloud = await StartAsync();

        var caller = await AskAsync(cloud, key);
        await AskAsync(cloud, key);

        Assert.Contains($"<Account>{account}</Account>", caller, StringComparison.Ordinal);
        Assert.Equal([account], cloud.Accounts.Select(opened => opened.Context.Id));
    }

    [Fact]
    public async Task Request_OfAnUnknownKey_OpensItsAccountWhereItIsFor()
    {
        await using var cloud = await StartAsync();

        await AskAsync(cloud, "777777777777", region: "eu-west-1");

        Assert.Equal("eu-west-1", cloud.Accounts.Single().Context.Region);
    }

    [Fact]
    public async Task AttachedFunction_Put_IsInTheCallersAccount()
    {
        await using var cloud = await StartAsync();
        cloud.AddAccount("000000000042");
        using var http = new HttpClient { BaseAddress = cloud.Endpoint }.Sign("777777777777");

        using var answer = await http.PutAsync("_local/functions/f", content: null);

        Assert.Equal(
            "arn:aws:lambda:us-east-1:777777777777:function:f", JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["function_arn"]?.ToString());
    }

    [Fact]
    public async Task Account_Removed_IsOpenedEmptyAgain()
    {
        await using var cloud = await StartAsync();
        await AskAsync(cloud, "777777777777");
        var before = cloud.Accounts.Single();
        using var http = new HttpClient();

        using var removed = await http.DeleteAsync(new Uri(cloud.Endpoint, "_local/accounts/777777777777"));
        using var unknown = await http.DeleteAsync(new Uri(cloud.Endpoint, "_local/accounts/777777777777"));
        await AskAsync(cloud, "777777777777");

        Assert.Equal((200, 404), ((int)removed.StatusCode, (int)unknown.StatusCode));
        Assert.Equal("777777777777", JsonNode.Parse(await removed.Content.ReadAsStringAsync())!["removed"]!.ToString());
        Assert.NotSame(before, cloud.Accounts.Single());
    }

    private static async Task<LocalCloud> StartAsync()
    {
        var cloud = await LocalCloud.StartAsync();
        cloud.OnDemand = (id, region) =>
        {
            var account = cloud.AddAccount(id, region: region);
            account.Add(new StsService(account.Context));
            account.Add(new LambdaEngine(account.Context, new SqsService(account.Context)));
            return account;
        };
        return cloud;
    }

    private static async Task<string> AskAsync(LocalCloud cloud, string key, string region = "us-east-1")
    {
        using var http = new HttpClient();
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("Action", "GetCallerIdentity")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, cloud.Endpoint) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", Signed.For(key, "sts", region));
        using var answer = await http.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }
}
