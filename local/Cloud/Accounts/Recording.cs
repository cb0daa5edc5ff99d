using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.Time;

namespace Comparison.Local.Cloud.Accounts;

/// <summary>Puts what is carried out into an account's control log, with all that it takes from the clock and from chance.</summary>
internal static class Recording
{
    /// <param name="carryOut">Whether it was accepted; what is not leaves nothing.</param>
    /// <param name="describe">The request that does the same, of its instant and of what was drawn for it.</param>
    public static async Task RecordAsync(
        AccountContext context, AccountData data, Func<Task<bool>> carryOut, Func<DateTimeOffset, IReadOnlyList<byte[]>, ControlRequest> describe)
    {
        var at = context.Time.GetUtcNow();
        using var ids = context.Ids.Note();
        using var clock = (context.Time as ReplayedTime)?.Show(at); // a virtual one stands still by itself
        var written = data.BeginRequest();
        var isAccepted = false;
        try
        {
            isAccepted = await carryOut();
        }
        finally
        {
            written.End(isAccepted ? ControlLog.Append(describe(at, ids.Drawn)) : null);
        }
    }
}
