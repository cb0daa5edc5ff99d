namespace Comparison.Domain.Loans;

/// <summary>The simulated fraud service: what it says of whom, and how it sounds while it works.</summary>
public static class FraudService
{
    /// <summary>The error of a callback that the service fails; histories show it, and no workflow tells it from another.</summary>
    public const string UnavailableError = "FraudService.Unavailable";

    private const string Name = "FraudCheckService-v2";

    private const int IndicatorsOfFraud = 3;

    /// <summary>How long a long check takes, from its first message on.</summary>
    public static readonly TimeSpan LongCheck = TimeSpan.FromMinutes(3);

    /// <summary>How far apart the heartbeats of a long check are.</summary>
    public static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(20);

    public static FraudVerdict Passed { get; } = new(FraudFinding.Passed, 0, Name);

    public static FraudVerdict Found { get; } = new(FraudFinding.Found, IndicatorsOfFraud, Name);

    /// <param name="sin">The last four digits.</param>
    public static FraudConduct ConductOf(string sin) => sin switch
    {
        "4444" => FraudConduct.Silence,
        "5555" => FraudConduct.Fail,
        "6666" => FraudConduct.Find,
        "7777" => FraudConduct.PassLate,
        _ => FraudConduct.Pass,
    };
}

/// <summary>How the simulated fraud service behaves.</summary>
public enum FraudConduct
{
    /// <summary>Finds nothing, at once.</summary>
    Pass,

    /// <summary>Finds fraud, at once.</summary>
    Find,

    /// <summary>Reports that it cannot check.</summary>
    Fail,

    /// <summary>Never answers.</summary>
    Silence,

    /// <summary>Finds nothing, after a long time with heartbeats.</summary>
    PassLate,
}
