using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Comparison.House.Tests;

/// <summary>Inside every room namespaces form a tree: none knows another that knows it, whether directly or through others.</summary>
/// <remarks>A root namespace is one as well: what composes the others is used by none of them.</remarks>
public sealed class CircleTests
{
    // What stands in for AWS's packages has AWS's own layout and is not looked at.
    public static TheoryData<string> Rooms() => [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "Comparison.*.dll")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Where(name => !name.EndsWith(".Tests", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Rooms))]
    public void Room_Namespaces_FormATree(string assembly)
    {
        var uses = UsesWithin(Assembly.Load(assembly));

        var circle = uses.Keys.Select(edge => Circle(edge, uses.Keys)).Where(found => found.Count > 0).MinBy(found => found.Count) ?? [];

        Assert.True(circle.Count == 0, $"These know each other: {string.Join("; ", circle.Select(edge => $"{edge.From} → {edge.To} ({uses[edge]})"))}");
    }

    [Fact]
    public void Rooms_AreLookedAt_AllThatAreNoTests() => Assert.Contains("Comparison.Local.Cloud", Rooms().Select(row => row.Data));

    /// <summary>Which namespace uses which, each with a pair of types as an example.</summary>
    private static Dictionary<(string From, string To), string> UsesWithin(Assembly assembly)
    {
        var uses = new Dictionary<(string, string), string>();
        foreach (var type in new ArchLoader().LoadAssembly(assembly).Build().Types.Where(IsOurs))
            foreach (var used in type.Dependencies.Select(dependency => dependency.Target).Where(used => used.Assembly == type.Assembly && IsOurs(used)))
                if (type.Namespace.FullName != used.Namespace.FullName)
                    uses.TryAdd((type.Namespace.FullName, used.Namespace.FullName), $"{type.Name} uses {used.Name}");
        return uses;
    }

    // What AWS's generator writes stands beside the class that it is written for, and asks for the startup that composes all of them.
    private static bool IsOurs(IType type) =>
        type is not GenericParameter
        && !type.Name.EndsWith("_Generated", StringComparison.Ordinal) && type.Name != "GeneratedProgram";

    /// <summary>The edge and the shortest way back; none when there is no way.</summary>
    private static List<(string From, string To)> Circle((string From, string To) edge, IReadOnlyCollection<(string From, string To)> edges)
    {
        var ways = new Queue<List<(string From, string To)>>([[edge]]);
        var seen = new HashSet<string> { edge.To };
        while (ways.TryDequeue(out var way))
        {
            if (way[^1].To == edge.From)
                return way;
            foreach (var next in edges.Where(next => next.From == way[^1].To && seen.Add(next.To)))
                ways.Enqueue([.. way, next]);
        }
        return [];
    }
}
