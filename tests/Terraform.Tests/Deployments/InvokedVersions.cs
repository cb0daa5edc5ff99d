using System.Collections.Concurrent;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Functions;

namespace Comparison.Terraform.Tests.Deployments;

/// <summary>Which versions of a stack's functions run.</summary>
internal sealed class InvokedVersions
{
    private readonly ConcurrentDictionary<(string Function, string Version), bool> _invoked = new();

    public void Watch(AccountContext account) => account.Interceptors.Add<FunctionInvocation, FunctionOutcome>((invocation, run) =>
    {
        _invoked[(invocation.Function.Name, invocation.Version)] = true;
        return run();
    });

    /// <summary>The versions of a function, by number.</summary>
    public IReadOnlyList<string> Of(string function) =>
        [.. _invoked.Keys.Where(one => one.Function == function).Select(one => one.Version).Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> Functions => [.. _invoked.Keys.Select(one => one.Function).Distinct().Order(StringComparer.Ordinal)];
}
