namespace Comparison.Local.Cloud.Hosting;

/// <summary>Which account an access key is for.</summary>
internal static class AccessKeys
{
    /// <summary>The account of keys that name none, such as <c>test</c>.</summary>
    public const string Nobody = "000000000000";

    /// <summary>A key of 12 digits is the account's own id.</summary>
    public static string AccountOf(string accessKey) =>
        accessKey.Length == Nobody.Length && accessKey.All(char.IsAsciiDigit) ? accessKey : Nobody;
}
