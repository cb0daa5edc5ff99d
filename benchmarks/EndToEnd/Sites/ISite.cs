using Comparison.Local.Stacks;
using Comparison.Scenarios.Targets;

namespace Comparison.EndToEnd.Sites;

/// <summary>Where a bench runs.</summary>
public interface ISite
{
    /// <summary><c>local</c> or <c>aws</c>.</summary>
    string Name { get; }

    /// <summary>The delays and deadlines that are set there, in words.</summary>
    IReadOnlyList<string> Delays { get; }

    Pace Pace { get; }

    /// <summary>Whether <see cref="OpenAsync"/> makes a deployment of its own each time.</summary>
    bool IsDeployedAnew { get; }

    /// <summary>A deployed variant, in real time.</summary>
    Task<IStack> OpenAsync(Variant variant, CancellationToken cancellationToken);
}
