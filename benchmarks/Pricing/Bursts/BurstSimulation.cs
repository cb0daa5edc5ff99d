using Comparison.Pricing.Quotas;

namespace Comparison.Pricing.Bursts;

/// <summary>Plays answers on their way through the quotas of one Region, event by event; no clock is asked, and no chance.</summary>
/// <remarks>
/// <para>A call within an invocation that is refused is tried again by the SDK, while the invocation is billed and counts as concurrency; when
/// the SDK gives up the invocation has failed, and whoever began it begins it again.</para>
/// <para>Left out: the time that API Gateway, DynamoDB and both engines take themselves, which nobody publishes; who else uses the quotas;
/// that AWS fills its buckets less evenly, and raises some while it is asked.</para>
/// </remarks>
internal sealed class BurstSimulation
{
    private readonly Route _route;
    private readonly Fleet _fleet;
    private readonly Dictionary<QuotaKind, TokenBucket> _buckets;
    private readonly PriorityQueue<Answer, (double At, long Order)> _due = new();
    private readonly Dictionary<QuotaKind, int> _refused = [];
    private readonly Dictionary<QuotaKind, double> _waited = [];
    private readonly Dictionary<QuotaKind, int> _stuck = [];
    private readonly List<double> _delays = [];
    private long _order;
    private double _last;
    private int _returned;
    private int _failed;

    private BurstSimulation(Route route, QuotaSheet sheet)
    {
        _route = route;
        _fleet = new(sheet);
        _buckets = sheet.Quotas.ToDictionary(quota => quota.Kind, quota => new TokenBucket(quota));
    }

    /// <param name="spread">Seconds over which the answers come, evenly; all at once when 0.</param>
    public static Drain Play(Route route, QuotaSheet sheet, int answers, double spread)
    {
        var simulation = new BurstSimulation(route, sheet);
        for (var i = 0; i < answers; i++)
            simulation.Schedule(new Answer(i, spread * i / answers), spread * i / answers);
        return simulation.Run(answers);
    }

    private Drain Run(int answers)
    {
        while (_due.TryDequeue(out var answer, out var due))
        {
            if (answer.StuckBy is { } quota)
                _stuck[quota]--;
            answer.StuckBy = null;
            Advance(answer, due.At);
        }
        _delays.Sort();
        return new(
            answers, TimeSpan.FromSeconds(_last), Rank(0.5), Rank(0.95), _refused, _waited.Count == 0 ? null : _waited.MaxBy(quota => quota.Value).Key,
            _returned, _failed, _fleet.Peak);
    }

    private TimeSpan Rank(double share) =>
        TimeSpan.FromSeconds(_delays.Count == 0 ? 0 : _delays[(int)Math.Ceiling(share * _delays.Count) - 1]);

    // As far as the answer comes without waiting.
    private void Advance(Answer answer, double now)
    {
        while (answer.Leg < _route.Legs.Count)
        {
            var leg = _route.Legs[answer.Leg];
            if (answer.Hop == leg.Hops.Count)
            {
                answer.BeginLeg(answer.Leg + 1);
                continue;
            }
            if (Pass(answer, leg, leg.Hops[answer.Hop], now) is not { } delay)
                return;
            if (delay > 0)
            {
                Schedule(answer, now + delay);
                return;
            }
        }
        _delays.Add(now - answer.Came);
        _last = Math.Max(_last, now);
    }

    /// <summary>Passes a hop.</summary>
    /// <returns>The seconds until the next; null when the hop was refused, and what follows is taken care of.</returns>
    private double? Pass(Answer answer, Leg leg, Hop hop, double now)
    {
        switch (hop)
        {
            case Hop.Take take when !_buckets[take.Quota].TryTake(now):
                Refuse(answer, leg, take.Quota, now);
                return null;
            case Hop.Queue queue:
                var held = _buckets[queue.Quota].Reserve(now);
                if (held > 0)
                    Charge(queue.Quota, held);
                answer.Hop++;
                return held;
            case Hop.Enter enter:
                if (_fleet.Enter(enter, now, out var isCold) is { } refused)
                {
                    Refuse(answer, leg, refused, now);
                    return null;
                }
                answer.Function = enter.Function;
                answer.Hop = Math.Max(answer.Hop + 1, answer.Progress);
                return isCold ? _route.ColdSeconds : 0;
            case Hop.Leave:
                _fleet.Leave(answer.Function!.Value);
                answer.Function = null;
                break;
        }
        answer.Hop++;
        answer.Calls = 0;
        return hop is Hop.Work work ? work.Seconds : 0;
    }

    private void Refuse(Answer answer, Leg leg, QuotaKind quota, double now)
    {
        if (answer.Function is { } function)
        {
            if (++answer.Calls < Backoff.Sdk.Attempts)
            {
                _stuck[quota] = _stuck.GetValueOrDefault(quota) + 1;
                answer.StuckBy = quota;
                Again(Backoff.Sdk, answer.Calls - 1);
                return;
            }
            _fleet.Leave(function);
            answer.Function = null;
            answer.Calls = 0;
            if (leg.KeepsProgress)
                answer.Progress = answer.Hop;
        }
        if (leg.By == Backoff.Sender && !answer.WasReturned)
        {
            answer.WasReturned = true;
            _returned++;
        }
        answer.Hop = 0;
        if (++answer.Attempts < leg.By.Attempts)
            Again(leg.By, answer.Attempts - 1);
        else
        {
            Charge(quota, 0);
            _failed++;
        }

        void Again(Backoff backoff, int attempt)
        {
            var delay = backoff.Delay(attempt, answer.NextPart());
            Charge(quota, delay);
            Schedule(answer, now + delay);
        }
    }

    private void Charge(QuotaKind quota, double seconds)
    {
        _refused[quota] = _refused.GetValueOrDefault(quota) + 1;
        // Functions that wait for something else take the concurrency of those that could run: then that is what holds all up.
        var cause = quota == QuotaKind.LambdaConcurrency && _stuck.Count > 0 && _stuck.MaxBy(stuck => stuck.Value) is var most && most.Value * 2 > _fleet.Busy
            ? most.Key
            : quota;
        _waited[cause] = _waited.GetValueOrDefault(cause) + seconds;
    }

    private void Schedule(Answer answer, double at) => _due.Enqueue(answer, (at, _order++));

    /// <summary>An answer on its way.</summary>
    private sealed class Answer(int number, double came)
    {
        // Multiples of it are spread evenly over 0 to 1, whoever takes them and how often.
        private const double GoldenRatio = 0.618033988749895;

        private int _parts;

        public double Came { get; } = came;

        public int Leg { get; private set; }

        public int Hop { get; set; }

        /// <summary>Where an invocation goes on that was refused before.</summary>
        public int Progress { get; set; }

        /// <summary>Of this leg, refused.</summary>
        public int Attempts { get; set; }

        /// <summary>Of the call at hand, refused.</summary>
        public int Calls { get; set; }

        /// <summary>The one that it is in.</summary>
        public int? Function { get; set; }

        /// <summary>What the SDK waits for in it.</summary>
        public QuotaKind? StuckBy { get; set; }

        public bool WasReturned { get; set; }

        public void BeginLeg(int leg) => (Leg, Hop, Progress, Attempts, Calls) = (leg, 0, 0, 0, 0);

        /// <summary>Above 0 up to 1.</summary>
        public double NextPart() => 1 - (number + 1 + 7919.0 * _parts++) * GoldenRatio % 1;
    }
}
