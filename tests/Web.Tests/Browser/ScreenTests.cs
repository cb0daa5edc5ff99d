using Comparison.Scenarios.Twins;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Comparison.Web.Tests.Browser;

/// <summary>Every address as it looks, in light and dark, kept in <c>artifacts/page</c>; and what axe has to say to it.</summary>
[Collection(ServedPageCollection.Name)]
public sealed class ScreenTests(ServedPage served)
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "artifacts", "page");

    private static readonly ViewportSize Projector = new() { Width = 1280, Height = 720 };

    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    public static TheoryData<string, ColorScheme, bool> Screens { get; } =
    [
        .. new[] { "/inbox", "/loan", "/loan?id=LOAN-ALICE2345672", "/loan?as=manager", "/articles", "/orders", "/cost", "/breaks" }
            .SelectMany(address => new[] { (address, ColorScheme.Light, false), (address, ColorScheme.Dark, false) }),
        ("/inbox", ColorScheme.Light, true), ("/inbox", ColorScheme.Dark, true),
    ];

    [Theory, MemberData(nameof(Screens))]
    public async Task Address_InEitherColour_HasNothingThatAxeFinds(string address, ColorScheme scheme, bool isPhone)
    {
        await served.SeedAsync();
        var page = await served.OpenAsync(address, new() { ColorScheme = scheme, ViewportSize = isPhone ? Phone : Projector });

        var found = await page.RunAxe();

        var name = string.Concat(address.Where(char.IsLetter));
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{scheme}{(isPhone ? "-phone" : "")}.png".ToLowerInvariant()) });
        Assert.Empty(found.Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"));
    }
}
