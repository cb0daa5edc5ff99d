using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Lambda;

namespace Comparison.JavaScript.Tests;

public sealed class LambdaClientTests(NodePackages packages)
{
    [Fact]
    public async Task Client_OfAws_UnderstandsInvokeAndAllNineDurableOperations()
    {
        await using var cloud = await LocalCloud.StartAsync();
        var account = cloud.AddAccount();
        account.Add(new LambdaEngine(account.Context));
        await using var client = packages.Start("client.mjs", cloud.Endpoint, account.Context.Id);

        var learned = await client.ReadToEndAsync();

        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Scripts", "client.txt")), learned);
    }
}
