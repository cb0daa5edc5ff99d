using Comparison.Pricing.Sheets;

namespace Comparison.Pricing.Tests;

public sealed class PriceSheetTests
{
    public static TheoryData<string> Regions => [.. PriceSheets.Regions];

    [Fact]
    public void Sheets_AreThere_ForFourRegions() =>
        Assert.Equal(["eu-central-1", "eu-west-1", "us-east-1", "us-west-2"], PriceSheets.Regions);

    [Theory, MemberData(nameof(Regions))]
    public void Sheet_EachPrice_SaysWhereItIsFromAndWhen(string region)
    {
        var sheet = PriceSheets.For(region);

        Assert.Equal(region, sheet.Region);
        Assert.All(
            sheet.Prices.Where(price => price.IsKnown),
            price => Assert.True(price.Date > new DateOnly(2025, 1, 1) && price.Source!.StartsWith("https://", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Regions))]
    public void Sheet_DurablePrices_AreKnownInOneRegionOnly(string region)
    {
        Component[] durable = [Component.DurableOperation, Component.DurableDataWritten, Component.DurableDataRetained];

        Assert.Equal(region == PriceSheets.Home ? [] : durable, PriceSheets.For(region).Unknown);
    }

    [Fact]
    public void Sheet_UnknownPrice_IsRefusedAndNotFilledIn()
    {
        var sheet = PriceSheets.For("eu-west-1");

        var refusal = Assert.Throws<PriceSheetException>(() => sheet[Component.DurableOperation]);

        Assert.Contains("eu-west-1: the price of durable operations is not known", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sheet_AskedToAssume_MarksWhatIsAssumed()
    {
        var price = PriceSheets.For("eu-west-1", assumeHome: true)[Component.DurableOperation];

        Assert.Equal((0.000008m, "us-east-1", Confidence.D), (price.For(1), price.AssumedFrom, price.Confidence));
        Assert.Null(PriceSheets.For("eu-west-1", assumeHome: true)[Component.LambdaRequest].AssumedFrom);
    }

    [Fact]
    public void Region_WithoutSheet_IsRefusedWithThoseThatHaveOne()
    {
        var refusal = Assert.Throws<PriceSheetException>(() => PriceSheets.For("mars-1"));

        Assert.Equal("No prices for Region 'mars-1'. Known: eu-central-1, eu-west-1, us-east-1, us-west-2.", refusal.Message);
    }

    [Theory]
    [InlineData("\"unit\": \"operation\"", "\"unit\": \"operation\", \"prize\": 1", "prize")]
    [InlineData("\"price\": 0.000008", "\"price\": -0.000008", "negative")]
    [InlineData("\"price\": 0.000008", "\"price\": \"0.000008\"", "price")]
    [InlineData("\"from\": 6000000000", "\"from\": 16000000000", "not in the order")]
    [InlineData("[{ \"from\": 0, \"price\": 0.000025", "[{ \"from\": 5, \"price\": 0.000025", "starts at 5")]
    [InlineData("\"component\": \"state_transition\"", "\"component\": \"lambda_request\"", "state_transition is there 0 times")]
    [InlineData("\"confidence\": \"a\"", "\"confidence\": \"unknown\"", "an unknown one has neither")]
    [InlineData("\"amount\": 4000,", "\"amount\": 0,", "free tier 0")]
    [InlineData("\"currency\": \"USD\"", "\"currency\": \"EUR\"", "EUR")]
    [InlineData("\"date\": \"2025-06-05\"", "\"date\": null", "a source and a date")]
    public void Reader_FaultySheet_SaysWhatIsWrongInOneLine(string right, string wrong, string message)
    {
        var json = Text();
        Assert.Contains(right, json, StringComparison.Ordinal);

        var refusal = Assert.Throws<PriceSheetException>(
            () => PriceSheetReader.Read(json.Replace(right, wrong, StringComparison.Ordinal), "sheet.json"));

        Assert.StartsWith("sheet.json: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    private static string Text()
    {
        using var reader = new StreamReader(typeof(PriceSheets).Assembly.GetManifestResourceStream("us-east-1.json")!);
        return reader.ReadToEnd();
    }
}
