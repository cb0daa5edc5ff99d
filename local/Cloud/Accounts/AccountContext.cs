using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Cloud.Time;

namespace Comparison.Local.Cloud.Accounts;

/// <summary>What every service of one account stands on.</summary>
/// <param name="Id">The 12-digit account id; an access key of the same digits reaches this account.</param>
/// <param name="Endpoint">Where the local cloud listens; queue URLs and API URLs begin with it.</param>
/// <param name="Time">The account's clock: all delays, deadlines and timestamps follow it.</param>
/// <param name="Workload">What is going on in the account; see <see cref="Time.WorkTracker"/> for what counts.</param>
public sealed record AccountContext(
    string Id, Uri Endpoint, TimeProvider Time, WorkTracker Workload, UsageMeter Meter, Ids Ids)
{
    internal const string DefaultRegion = "us-east-1";

    /// <summary>The one region of the account.</summary>
    public string Region { get; init; } = DefaultRegion;

    /// <summary>What goes on without a request that waits for it.</summary>
    public Background Background { get; init; } = new(Workload);

    /// <summary>Where the account's services write what is to outlive the process; null where nothing is to.</summary>
    public AccountData? Data { get; init; }

    /// <summary>Raised with each event of an execution, of whatever account of the cloud.</summary>
    internal ChangeSignal Changes { get; init; } = new();

    /// <summary>What stands around all that the account does.</summary>
    public Interceptors Interceptors { get; } = new();

    public string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{Id}:{resource}";

    /// <summary>Whether an ARN is of the account's own region; one that names none is of every region.</summary>
    internal bool IsOwnRegion(string arn) => Part(arn, 3) is null or "" || Part(arn, 3) == Region;

    /// <summary>Whether an ARN is of this account; one that names none is of every account.</summary>
    internal bool IsOwnAccount(string arn) => Part(arn, 4) is null or "" || Part(arn, 4) == Id;

    private static string? Part(string arn, int index) => arn.Split(':') is ["arn", _, _, _, _, ..] parts ? parts[index] : null;
}
