using Amazon.Lambda.Annotations.SourceGenerator.Diagnostics;

namespace Amazon.Lambda.Annotations.SourceGenerator.Models;

/// <summary>What must hold for the functions of an assembly together.</summary>
internal static class AssemblyRules
{
    public static IEnumerable<Problem> Check(
        IReadOnlyCollection<FunctionModel> functions, IReadOnlyCollection<StartupModel> startups, AssemblyModel assembly)
    {
        foreach (var startup in startups.Skip(1))
            yield return new Problem(Rules.SeveralStartups, startup.Location);
        if (functions.Count > 0 && assembly.SerializerType is null)
            yield return new Problem(Rules.MissingSerializer, null);
        if (startups.Count > 0 && !assembly.KnowsServices)
            yield return new Problem(Rules.MissingPackage, null, "Microsoft.Extensions.DependencyInjection");
        if (functions.Any(function => function.IsDurable) && !assembly.KnowsDurableExecution)
            yield return new Problem(Rules.MissingPackage, null, "Amazon.Lambda.DurableExecution");
        foreach (var function in functions.Where(function => function.UsesServices && startups.Count == 0))
        {
            yield return new Problem(
                Rules.NotGenerated, function.Location, $"{function.MethodName} takes services, but no class has [LambdaStartup]");
        }

        if (!assembly.GeneratesMain)
            yield break;

        if (!assembly.IsExecutable)
            yield return new Problem(Rules.MainOfLibrary, null);
        if (functions.Count == 0)
            yield return new Problem(Rules.MainWithoutFunctions, null);
        if (!assembly.KnowsRuntime)
            yield return new Problem(Rules.MissingPackage, null, "Amazon.Lambda.RuntimeSupport");

        // ANNOTATIONS_HANDLER names the method alone.
        foreach (var again in functions.GroupBy(function => function.MethodName).SelectMany(group => group.Skip(1)))
        {
            yield return new Problem(
                Rules.NotGenerated, again.Location, $"Another Lambda function of this executable is named {again.MethodName} as well");
        }
    }
}
