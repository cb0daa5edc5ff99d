using Comparison.Pricing.Quotas;

namespace Comparison.Pricing.Bursts;

/// <summary>A token bucket. One whose size nobody says holds what a second brings.</summary>
internal sealed class TokenBucket(Quota quota, double seconds = 1)
{
    private readonly double _size = (double)(quota.Bucket ?? quota.Amount);
    private readonly double _rate = (double)quota.Amount / seconds;
    private double _level = (double)(quota.Bucket ?? quota.Amount);
    private double _at;

    public bool TryTake(double now)
    {
        Fill(now);
        // What was filled up in many small parts may lack a hair of a token.
        if (_level < 1 - 1e-9)
            return false;
        _level--;
        return true;
    }

    /// <summary>Takes a token that may not be there yet.</summary>
    /// <returns>The seconds until it is.</returns>
    public double Reserve(double now)
    {
        Fill(now);
        _level--;
        return _level >= -1e-9 ? 0 : -_level / _rate;
    }

    private void Fill(double now)
    {
        _level = Math.Min(_size, _level + (now - _at) * _rate);
        _at = now;
    }
}

/// <summary>The functions of an account: their environments, which are all cold at first, and what they may not exceed.</summary>
internal sealed class Fleet(QuotaSheet sheet)
{
    private const double ScalingSeconds = 10;

    private readonly decimal _concurrency = sheet[QuotaKind.LambdaConcurrency].Amount;
    private readonly TokenBucket _sync = new(sheet[QuotaKind.LambdaSync]);
    private readonly Dictionary<int, TokenBucket> _scaling = [];
    private readonly Dictionary<int, int> _idle = [];

    /// <summary>Invocations in flight.</summary>
    public int Busy { get; private set; }

    public int Peak { get; private set; }

    /// <summary>Begins an invocation, or says what is in its way.</summary>
    public QuotaKind? Enter(Hop.Enter hop, double now, out bool isCold)
    {
        isCold = false;
        if (Busy >= _concurrency)
            return QuotaKind.LambdaConcurrency;
        if (hop.IsSync && !_sync.TryTake(now))
            return QuotaKind.LambdaSync;
        var idle = _idle.GetValueOrDefault(hop.Function);
        isCold = idle == 0;
        if (isCold && !Scaling(hop.Function).TryTake(now))
            return QuotaKind.LambdaScaling;
        if (!isCold)
            _idle[hop.Function] = idle - 1;
        Peak = Math.Max(Peak, ++Busy);
        return null;
    }

    public void Leave(int function)
    {
        Busy--;
        _idle[function] = _idle.GetValueOrDefault(function) + 1;
    }

    private TokenBucket Scaling(int function) => _scaling.TryGetValue(function, out var bucket)
        ? bucket
        : _scaling[function] = new(sheet[QuotaKind.LambdaScaling], ScalingSeconds);
}
