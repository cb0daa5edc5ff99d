namespace Comparison.Local.Cloud.Meter;

/// <summary>Adds up the billing units of one account.</summary>
public sealed class UsageMeter
{
    private readonly Lock _gate = new();
    private readonly decimal[] _totals = new decimal[Enum.GetValues<BillingUnit>().Length];

    public void Add(BillingUnit unit, decimal amount = 1)
    {
        lock (_gate)
            _totals[(int)unit] += amount;
    }

    /// <summary>Forgets what was counted since a reading, so that looking at a stack does not count as using it.</summary>
    /// <remarks>Only while the stack is idle: work of others in between would be forgotten too.</remarks>
    public void RewindTo(Usage reading)
    {
        lock (_gate)
            foreach (var unit in Enum.GetValues<BillingUnit>())
                _totals[(int)unit] = reading[unit];
    }

    /// <summary>What was counted so far. Subtract an earlier reading to get what one run used.</summary>
    public Usage Read()
    {
        lock (_gate)
            return new Usage([.. _totals]);
    }
}
