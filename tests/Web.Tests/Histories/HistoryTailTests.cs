using Comparison.Web.Histories;

namespace Comparison.Web.Tests.Histories;

public sealed class HistoryTailTests
{
    private readonly List<HistoryPage> _asked = [];
    private int _length;

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    [InlineData(5, 1)]
    [InlineData(1500, 99)]
    [InlineData(1500, 100)]
    [InlineData(1500, 750)]
    [InlineData(0, 3000)]
    public async Task ReadOnAsync_HistoryHasGrown_GivesWhatIsNewInOrder(int before, int more)
    {
        var tail = new HistoryTail<long>(PageAsync, id => id);
        _length = before;
        await tail.ReadOnAsync(default);

        _length += more;
        var news = await tail.ReadOnAsync(default);

        Assert.Equal(Enumerable.Range(before + 1, more).Select(id => (long)id), news);
    }

    [Fact]
    public async Task ReadOnAsync_NothingNew_AsksForOneShortPage()
    {
        var tail = new HistoryTail<long>(PageAsync, id => id);
        _length = 1500;
        await tail.ReadOnAsync(default);
        _asked.Clear();

        var news = await tail.ReadOnAsync(default);

        Assert.Empty(news);
        Assert.Equal((true, 100), (Assert.Single(_asked).IsNewestFirst, _asked[0].Size));
    }

    private Task<(IEnumerable<long> Events, string? Next)> PageAsync(HistoryPage page, CancellationToken cancellationToken)
    {
        _asked.Add(page);
        var ids = Enumerable.Range(1, _length).Select(id => (long)id);
        var skipped = page.From is null ? 0 : int.Parse(page.From, System.Globalization.CultureInfo.InvariantCulture);
        List<long> found = [.. (page.IsNewestFirst ? ids.Reverse() : ids).Skip(skipped).Take(page.Size)];
        return Task.FromResult<(IEnumerable<long>, string?)>((found, skipped + found.Count < _length ? $"{skipped + found.Count}" : null));
    }
}
