using System.Globalization;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>A function that programs attach themselves to, and the account that it is in.</summary>
internal sealed record AttachedFunction(AccountContext Account, AttachedRuntime Runtime)
{
    /// <summary>In the X-Ray format, never sampled: the local cloud keeps no traces.</summary>
    public string NewTraceId() => string.Create(
        CultureInfo.InvariantCulture,
        $"Root=1-{Account.Time.GetUtcNow().ToUnixTimeSeconds():x8}-{NewHex(12)};Parent={NewHex(8)};Sampled=0");

    private string NewHex(int bytes) => Convert.ToHexStringLower(Account.Ids.NewBytes(bytes));
}
