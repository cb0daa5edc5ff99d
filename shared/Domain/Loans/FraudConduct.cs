namespace Comparison.Domain.Loans;

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
