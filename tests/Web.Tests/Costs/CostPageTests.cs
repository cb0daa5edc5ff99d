using Bunit;
using Comparison.Pricing.Workloads;
using Comparison.Web.Components.Pages;
using Comparison.Web.Costs;
using Comparison.Web.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Comparison.Web.Tests.Costs;

public sealed class CostPageTests : IDisposable
{
    private readonly PageContext _page = new();

    public static TheoryData<string> Keys { get; } = [.. Dial.All.Select(dial => dial.Key)];

    [Theory, MemberData(nameof(Keys))]
    public void Dial_Places_LeadFromItsLeastToItsMost(string key)
    {
        var dial = Dial.All.Single(known => known.Key == key);
        var values = Enumerable.Range(0, Dial.Places + 1).Select(dial.At).ToList();

        Assert.Equal(values.Order(), values);
        Assert.Equal((dial.Low, dial.High), (values[0], values[^1]));
        Assert.InRange(dial.At(dial.PlaceOf(dial.Default)), dial.Default * 0.9m, dial.Default * 1.1m);
    }

    [Theory, MemberData(nameof(Keys))]
    public void Dial_Turned_ChangesTheBillAndTheAddress(string key)
    {
        var page = _page.Render<CostPage>();
        var before = page.Find(".verdict-line").TextContent + page.Find("tfoot").TextContent;

        page.Find($"#{key}").Input($"{Dial.Places}");
        page.Find($"#{key}").Change($"{Dial.Places}");

        Assert.NotEqual(before, page.Find(".verdict-line").TextContent + page.Find("tfoot").TextContent);
        Assert.Contains($"{key}:{Dial.All.Single(dial => dial.Key == key).High}", Uri.UnescapeDataString(Address.Uri), StringComparison.Ordinal);
    }

    [Fact]
    public void Amount_Opened_SaysFormulaPriceDateAndSource()
    {
        var amount = _page.Render<CostPage>().Find(".money details").TextContent;

        Assert.Contains("8 operations", amount, StringComparison.Ordinal);
        Assert.Contains("0.000008 / operation", amount, StringComparison.Ordinal);
        Assert.Matches("Price of [0-9]{4}-[0-9]{2}-[0-9]{2}", amount);
        Assert.Contains("aws.amazon.com/lambda/pricing", amount, StringComparison.Ordinal);
    }

    [Fact]
    public void Address_WithNumbersOutOfRangeOrNone_IsTakenAsFarAsItGoes()
    {
        Address.NavigateTo("/cost?chosen=volume:99999999999,wait:many,steps:7&region=mars");

        var page = _page.Render<CostPage>();

        Assert.Equal(["1,000,000,000 a month", "1 days", "1 KB", "7", "512 MB"], page.FindAll("output").Select(output => output.TextContent));
        Assert.Equal(Deployed.Region, page.Find("#region").GetAttribute("value"));
    }

    public void Dispose() => _page.Dispose();

    private NavigationManager Address => _page.Services.GetRequiredService<NavigationManager>();
}
