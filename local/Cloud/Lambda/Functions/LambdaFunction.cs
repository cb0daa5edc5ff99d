using System.Collections.Concurrent;
using System.Globalization;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Lambda.Functions;

/// <summary>A function with its versions, aliases, tags and resource policies.</summary>
public sealed class LambdaFunction
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly List<FunctionVersion> _published = [];
    private readonly SortedDictionary<string, FunctionAlias> _aliases = new(StringComparer.Ordinal);
    private FunctionVersion _latest;
    private int _lastNumber;
    private int? _reserved;
    private int _inFlight;

    internal LambdaFunction(string arn, FunctionDefinition definition, TimeProvider time)
    {
        _time = time;
        Arn = arn;
        Name = definition.Name;
        _latest = new(this, FunctionVersion.Latest, definition, time.GetUtcNow());
        _reserved = definition.ReservedConcurrency;
    }

    public string Name { get; }

    /// <summary>Without qualifier.</summary>
    public string Arn { get; }

    internal TagSet Tags { get; } = new();

    internal FunctionPolicies Policies { get; } = new();

    /// <summary>What is done about events, by the qualifier that they come by.</summary>
    internal ConcurrentDictionary<string, EventSettings> EventSettings { get; } = new();

    /// <summary>Whether it takes no new work and goes once its durable executions have ended.</summary>
    internal bool IsDeleting { get; set; }

    internal FunctionVersion Latest
    {
        get
        {
            lock (_gate)
                return _latest;
        }
    }

    /// <summary><c>$LATEST</c>, then the published ones from the oldest.</summary>
    internal IReadOnlyList<FunctionVersion> Versions
    {
        get
        {
            lock (_gate)
                return [_latest, .. _published];
        }
    }

    internal IReadOnlyList<FunctionAlias> Aliases
    {
        get
        {
            lock (_gate)
                return [.. _aliases.Values];
        }
    }

    /// <summary>How many invocations may be in flight, over all versions; null for as many as there are.</summary>
    internal int? Reserved
    {
        get
        {
            lock (_gate)
                return _reserved;
        }

        set
        {
            lock (_gate)
                _reserved = value;
        }
    }

    /// <summary>Makes what <c>$LATEST</c> is now a version of its own, unless the last version is just that.</summary>
    /// <param name="alias">Points this alias to the version, and creates it if need be.</param>
    /// <returns>The version's number, from 1.</returns>
    public string Publish(string? alias = null)
    {
        var version = PublishVersion(description: null);
        if (alias is not null)
            Point(new(alias, version.Number));
        return version.Number;
    }

    internal FunctionVersion PublishVersion(string? description)
    {
        lock (_gate)
        {
            if (_published.LastOrDefault() is { } last && ReferenceEquals(last.Definition, _latest.Definition))
                return last;
            _lastNumber++;
            _published.Add(_latest with { Number = _lastNumber.ToString(CultureInfo.InvariantCulture), Description = description });
            return _published[^1];
        }
    }

    /// <summary>Forgets a published version.</summary>
    internal void Unpublish(FunctionVersion version)
    {
        lock (_gate)
            _published.Remove(version);
        EventSettings.TryRemove(version.Number, out _);
    }

    internal void Point(FunctionAlias alias)
    {
        lock (_gate)
            _aliases[alias.Name] = alias;
    }

    internal bool RemoveAlias(string name)
    {
        lock (_gate)
        {
            EventSettings.TryRemove(name, out _);
            return _aliases.Remove(name);
        }
    }

    internal FunctionAlias? FindAlias(string name)
    {
        lock (_gate)
            return _aliases.GetValueOrDefault(name);
    }

    /// <summary>Gives <c>$LATEST</c> other code or another configuration; published versions stay what they are.</summary>
    internal FunctionVersion Update(FunctionDefinition definition)
    {
        lock (_gate)
            return _latest = _latest with { Definition = definition, Modified = _time.GetUtcNow() };
    }

    /// <summary>What a qualifier stands for; <c>$LATEST</c> without one.</summary>
    internal FunctionVersion? Find(string? qualifier)
    {
        lock (_gate)
        {
            var number = _aliases.GetValueOrDefault(qualifier ?? "")?.Version ?? qualifier ?? FunctionVersion.Latest;
            return number == FunctionVersion.Latest ? _latest : _published.Find(version => version.Number == number);
        }
    }

    /// <summary>Takes one of the function's reserved places; to be given back by <see cref="Leave"/>.</summary>
    /// <exception cref="AwsException">All places are taken.</exception>
    internal void Enter()
    {
        lock (_gate)
        {
            if (_inFlight >= _reserved)
                throw new AwsException("TooManyRequestsException", "Rate Exceeded.", 429)
                {
                    Details = new() { ["Reason"] = "ReservedFunctionConcurrentInvocationLimitExceeded" },
                };
            _inFlight++;
        }
    }

    internal void Leave()
    {
        lock (_gate)
            _inFlight--;
    }
}

/// <summary>One version of a function: <c>$LATEST</c>, or a published one that never changes.</summary>
/// <param name="Modified">When it became what it is.</param>
internal sealed record FunctionVersion(LambdaFunction Function, string Number, FunctionDefinition Definition, DateTimeOffset Modified)
{
    public const string Latest = "$LATEST";

    /// <summary>What the version was described as when it was published; else the function's description counts.</summary>
    public string? Description { get; init; }

    /// <param name="qualifier">What the caller named; null for nothing.</param>
    public string InvokedArn(string? qualifier) => qualifier is null ? Function.Arn : $"{Function.Arn}:{qualifier}";
}

/// <summary>A name for a version, which can be moved to another, or for two that share its invocations.</summary>
/// <param name="Additional">The second version; null where the first has all.</param>
internal sealed record FunctionAlias(string Name, string Version, string Description = "", WeightedVersion? Additional = null)
{
    public bool LeadsTo(string version) => Version == version || Additional?.Number == version;

    /// <summary>The version for one invocation.</summary>
    /// <param name="chance">At least 0, less than 1.</param>
    public string Draw(double chance) => Additional is { } additional && chance < additional.Weight ? additional.Number : Version;
}

/// <summary>A version with its share of an alias's invocations.</summary>
/// <param name="Weight">From 0 to 1.</param>
internal sealed record WeightedVersion(string Number, double Weight);
