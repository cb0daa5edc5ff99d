using System.Collections.Concurrent;
using Comparison.Tests.Shared;
using Comparison.Web.Clouds;
using Comparison.Web.Watching;

namespace Comparison.Web.Tests.Watching;

public sealed class SharedPollTests
{
    private readonly ConcurrentQueue<Exception> _reported = [];

    [Fact]
    public async Task Watch_FiftyWatchers_LookOnceForAll()
    {
        var looks = 0;
        var go = new TaskCompletionSource<string>();
        var poll = new SharedPoll<string>((_, _) => Interlocked.Increment(ref looks) == 1 ? go.Task : new TaskCompletionSource<string>().Task, TimeSpan.Zero, _reported.Enqueue);
        using var told = new CountdownEvent(50);
        var watching = Enumerable.Range(0, 50).Select(_ => poll.Watch(() => told.Signal())).ToList();

        go.SetResult("seen");
        await Task.Run(told.Wait).OrFailAsync("all watchers to be told");

        Assert.InRange(looks, 1, 2);
        Assert.Equal("seen", poll.Latest.Value);
        watching.ForEach(one => one.Dispose());
    }

    [Fact]
    public async Task Watch_NobodyAnyMore_LooksNoMore()
    {
        var looks = 0;
        var poll = new SharedPoll<string>((_, _) => Task.FromResult($"{++looks}"), TimeSpan.Zero, _reported.Enqueue);
        var first = new TaskCompletionSource();
        var watcher = poll.Watch(() => first.TrySetResult());
        await first.Task.OrFailAsync("a first look");
        watcher.Dispose();

        // What was under way when the last one left ends; a new watcher then is the only reason for another look.
        var second = new TaskCompletionSource();
        using var other = poll.Watch(() => second.TrySetResult());
        await second.Task.OrFailAsync("a look for the new watcher");

        Assert.Empty(_reported);
    }

    [Theory]
    [InlineData(false, "The cloud does not answer")]
    [InlineData(true, "The page failed to read")]
    public async Task Look_Fails_KeepsWhatWasSeenAndSaysWhy(bool isOurs, string line)
    {
        Exception failure = isOurs ? new InvalidOperationException("planted") : new HttpRequestException("refused");
        var poll = new SharedPoll<string>((before, _) => before is null ? Task.FromResult("seen") : Task.FromException<string>(failure), TimeSpan.Zero, _reported.Enqueue);

        await poll.RefreshAsync(default);
        await poll.RefreshAsync(default);

        Assert.Equal("seen", poll.Latest.Value);
        Assert.StartsWith(line, poll.Latest.Trouble, StringComparison.Ordinal);
        Assert.Equal(isOurs ? 1 : 0, _reported.Count);
    }

    [Fact]
    public async Task Look_AnswersAgain_ForgetsTheTrouble()
    {
        var looks = 0;
        var poll = new SharedPoll<string>((_, _) => ++looks == 1 ? Task.FromException<string>(new CloudRefusedException("no")) : Task.FromResult("seen"), TimeSpan.Zero, _reported.Enqueue);

        await poll.RefreshAsync(default);
        var during = poll.Latest.Trouble;
        await poll.RefreshAsync(default);

        Assert.Equal(("no", null), (during, poll.Latest.Trouble));
    }

    [Fact]
    public async Task Watch_OneWatcherThrows_TheOthersAreToldAndItIsReported()
    {
        var looks = 0;
        var poll = new SharedPoll<string>((_, _) => Task.FromResult($"{++looks}"), TimeSpan.Zero, _reported.Enqueue);
        var twice = new TaskCompletionSource();
        var told = 0;

        using var bad = poll.Watch(() => throw new InvalidOperationException("planted"));
        using var good = poll.Watch(() =>
        {
            if (++told == 2)
                twice.TrySetResult();
        });
        await twice.Task.OrFailAsync("a second look after the first watcher threw");

        Assert.Contains(_reported, failure => failure.Message == "planted");
    }

    [Fact]
    public async Task Watch_SomethingHappensDuringALook_LooksAgainAtOnce()
    {
        var happened = new TaskCompletionSource();
        var looks = 0;
        var again = new TaskCompletionSource();
        var poll = new SharedPoll<string>(
            async (_, _) =>
            {
                if (++looks == 1)
                    happened.SetResult(); // after it began to look: this look may have missed it
                else
                    again.TrySetResult();
                await Task.Yield();
                return "seen";
            },
            TimeSpan.Zero,
            _reported.Enqueue,
            () => looks == 0 ? happened.Task : new TaskCompletionSource().Task);

        using var watcher = poll.Watch(() => { });

        await again.Task.OrFailAsync("a look at what happened");
        Assert.Empty(_reported);
    }
}
