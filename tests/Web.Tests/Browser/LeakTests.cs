using System.Collections.Concurrent;
using System.Text;
using Comparison.Web.Tests.Support;
using Microsoft.Playwright;

namespace Comparison.Web.Tests.Browser;

/// <summary>Every byte that the page's server sends, documents and circuits, while somebody applies, is asked and decides.</summary>
[Collection(TwoVariantsCollection.Name)]
public sealed class LeakTests(ServedPage served) : IClassFixture<ServedPage>
{
    private const string Sin = "8392";

    private readonly ConcurrentQueue<string> _sent = [];

    [Fact]
    public async Task Server_WhileALoanIsDecided_SendsNoTokenNoCallbackIdAndNoSin()
    {
        served.Both.Secrets.AddWord(Sin);
        var page = await served.OpenAsync("/loan", listen: Listen);
        await page.GetByRole(AriaRole.Button, new() { Name = "Alice Johnson" }).ClickAsync();
        await page.GetByLabel("SIN, last four digits").FillAsync(Sin);
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Manager waiting")).ToHaveCountAsync(2);
        await page.GetByLabel("I am the manager").CheckAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("durable and Step Functions");

        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Complete denied")).ToHaveCountAsync(2);

        Assert.Contains(_sent, text => text.Contains("Alice Johnson", StringComparison.Ordinal));
        Assert.Empty(served.Both.Secrets.FindIn(_sent.Select((text, index) => KeyValuePair.Create($"message {index + 1}", text))));
    }

    private void Listen(IPage page)
    {
        page.Response += async (_, answer) => _sent.Enqueue(await answer.TextAsync());
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
            _sent.Enqueue(frame.Text ?? Encoding.Latin1.GetString(frame.Binary ?? []));
    }
}
