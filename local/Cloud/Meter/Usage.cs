namespace Comparison.Local.Cloud.Meter;

/// <summary>A reading of a meter, or the difference of two.</summary>
public sealed class Usage
{
    private readonly decimal[] _amounts;

    internal Usage(decimal[] amounts) => _amounts = amounts;

    public decimal this[BillingUnit unit] => _amounts[(int)unit];

    public static Usage operator -(Usage later, Usage earlier) => later.Subtract(earlier);

    public Usage Subtract(Usage earlier) => new([.. _amounts.Zip(earlier._amounts, (after, before) => after - before)]);
}
