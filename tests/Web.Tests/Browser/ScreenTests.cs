using Comparison.Domain;
using Comparison.Scenarios.Samples;
using Comparison.Web.Tests.Support;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Comparison.Web.Tests.Browser;

/// <summary>The addresses of those who ask and decide as they look with every sample on its way, in light and dark; and what axe has to say to it.</summary>
[Collection(TwoVariantsCollection.Name)]
public sealed class ScreenTests(ServedPage served) : IClassFixture<ServedPage>
{
    private const string Alice = "{alice}";

    private static readonly string Pictures = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures")).FullName;

    private static readonly ViewportSize Projector = new() { Width = 1280, Height = 720 };

    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    private static Task<string>? _seeded;

    public static TheoryData<string, ColorScheme, bool> Screens { get; } =
    [
        .. new[] { "/inbox", "/loan", $"/loan?id={Alice}", "/loan?as=manager", "/articles", "/orders", "/cost", "/breaks" }
            .SelectMany(address => new[] { (address, ColorScheme.Light, false), (address, ColorScheme.Dark, false) }),
        ("/inbox", ColorScheme.Light, true), ("/inbox", ColorScheme.Dark, true),
    ];

    [Theory, MemberData(nameof(Screens))]
    public async Task Address_WithSomethingToShow_HasNothingThatAxeFinds(string address, ColorScheme scheme, bool isPhone)
    {
        Clients.Tests.Support.Tool.Find("chromium");
        var alice = await (_seeded ??= SeedAsync());
        var page = await served.OpenAsync(
            address.Replace(Alice, alice, StringComparison.Ordinal), new() { ColorScheme = scheme, ViewportSize = isPhone ? Phone : Projector });
        await Assertions.Expect(page.Locator("main").GetByText("Looking for")).ToHaveCountAsync(0);

        var found = await page.RunAxe();

        var name = string.Concat(address.Where(char.IsLetter));
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-seen-{scheme}{(isPhone ? "-phone" : "")}.png") });
        Assert.Empty(found.Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"));
    }

    // Every sample, and the id of the loan that waits for a manager.
    private async Task<string> SeedAsync()
    {
        var alice = "";
        foreach (var sample in WorkflowNames.All.SelectMany(SampleFiles.For))
            if (await served.Both.StartAsync(sample) is var run && sample.Name == "ALICE")
                alice = run.Id;
        return alice;
    }
}
