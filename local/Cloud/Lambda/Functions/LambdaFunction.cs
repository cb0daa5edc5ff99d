using System.Globalization;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>A registered function with its versions and aliases.</summary>
public sealed class LambdaFunction
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, FunctionVersion> _versions = [];
    private readonly Dictionary<string, string> _aliases = [];
    private int _inFlight;

    internal LambdaFunction(string arn, FunctionDefinition definition)
    {
        Arn = arn;
        Name = definition.Name;
        Update(definition);
    }

    public string Name { get; }

    /// <summary>Without qualifier.</summary>
    public string Arn { get; }

    /// <summary>Makes what <c>$LATEST</c> is now a version of its own.</summary>
    /// <param name="alias">Points this alias to the new version, and creates it if need be.</param>
    /// <returns>The version's number, from 1.</returns>
    public string Publish(string? alias = null)
    {
        lock (_gate)
        {
            var number = _versions.Count.ToString(CultureInfo.InvariantCulture);
            _versions[number] = _versions[FunctionVersion.Latest] with { Number = number };
            if (alias is not null)
                _aliases[alias] = number;
            return number;
        }
    }

    internal void Update(FunctionDefinition definition)
    {
        lock (_gate)
            _versions[FunctionVersion.Latest] = new(this, FunctionVersion.Latest, definition);
    }

    /// <summary>What a qualifier stands for; <c>$LATEST</c> without one.</summary>
    internal FunctionVersion? Find(string? qualifier)
    {
        lock (_gate)
            return _versions.GetValueOrDefault(_aliases.GetValueOrDefault(qualifier ?? "") ?? qualifier ?? FunctionVersion.Latest);
    }

    /// <summary>Takes one of the function's reserved places; to be given back by <see cref="Leave"/>.</summary>
    /// <exception cref="AwsException">All places are taken.</exception>
    internal void Enter()
    {
        lock (_gate)
        {
            if (_inFlight >= _versions[FunctionVersion.Latest].Definition.ReservedConcurrency)
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
