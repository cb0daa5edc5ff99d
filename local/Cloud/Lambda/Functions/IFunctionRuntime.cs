namespace Comparison.Local.Cloud.Lambda.Functions;

/// <summary>Where a function's code runs: in this process, as processes, or in whatever program attaches itself.</summary>
public interface IFunctionRuntime
{
    /// <summary>Has an environment ready for one invocation, whose time begins to count only then.</summary>
    /// <param name="version">The version's number, or <c>$LATEST</c>.</param>
    Task<IFunctionEnvironment> OpenAsync(FunctionDefinition function, string version);
}
