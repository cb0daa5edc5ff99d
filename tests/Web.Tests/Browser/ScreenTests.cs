using Comparison.Scenarios.Twins;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Comparison.Web.Tests.Browser;

/// <summary>Every address as it looks, in light and dark, kept in <c>artifacts/page</c>; and what axe has to say to it.</summary>
[Collection(ServedPageCollection.Name)]
public sealed class ScreenTests(ServedPage served)
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "artifacts", "page");

    public static MatrixTheoryData<string, ColorScheme> Screens { get; } = new(
        ["/inbox", "/loan", "/articles", "/orders", "/cost", "/breaks"], [ColorScheme.Light, ColorScheme.Dark]);

    [Theory, MemberData(nameof(Screens))]
    public async Task Address_InEitherColour_HasNothingThatAxeFinds(string address, ColorScheme scheme)
    {
        var page = await served.OpenAsync(address, new() { ColorScheme = scheme, ViewportSize = new() { Width = 1280, Height = 720 } });

        var found = await page.RunAxe();

        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{address[1..]}-{scheme}.png".ToLowerInvariant()) });
        Assert.Empty(found.Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"));
    }
}
