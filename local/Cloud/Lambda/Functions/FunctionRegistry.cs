using System.Collections.Concurrent;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>The functions of one account.</summary>
internal sealed class FunctionRegistry(AccountContext account)
{
    private readonly ConcurrentDictionary<string, LambdaFunction> _functions = new();

    public IEnumerable<LambdaFunction> All => _functions.Values;

    /// <summary>Creates the function, or gives an existing one new code: its published versions stay what they are.</summary>
    public LambdaFunction Register(FunctionDefinition definition)
    {
        var arn = account.Arn("lambda", $"function:{definition.Name}");
        var created = new LambdaFunction(arn, definition);
        var function = _functions.GetOrAdd(definition.Name, created);
        if (function != created)
            function.Update(definition);
        return function;
    }

    public LambdaFunction? FindByName(string name) => _functions.GetValueOrDefault(name);

    /// <exception cref="AwsException">There is no such function, version or alias.</exception>
    public FunctionVersion Find(FunctionReference reference)
    {
        if (_functions.TryGetValue(reference.Name, out var function) && function.Find(reference.Qualifier) is { } version)
            return version;
        var suffix = reference.Qualifier is null ? "" : $":{reference.Qualifier}";
        throw new AwsException(
            "ResourceNotFoundException", $"Function not found: {account.Arn("lambda", $"function:{reference.Name}{suffix}")}", 404);
    }
}
