using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Requests;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Lambda.Functions;

/// <summary>The functions of one account.</summary>
internal sealed class FunctionRegistry(AccountContext account)
{
    private readonly ConcurrentDictionary<string, LambdaFunction> _functions = new();

    /// <summary>By name.</summary>
    public IReadOnlyList<LambdaFunction> All => [.. _functions.Values.OrderBy(function => function.Name, StringComparer.Ordinal)];

    /// <summary>Creates the function, or gives an existing one new code: its published versions stay what they are.</summary>
    public LambdaFunction Register(FunctionDefinition definition)
    {
        var created = New(definition);
        var function = _functions.GetOrAdd(definition.Name, created);
        if (function == created)
            return function;
        function.Update(definition);
        function.Reserved = definition.ReservedConcurrency;
        return function;
    }

    /// <exception cref="AwsException">There is one of that name.</exception>
    public LambdaFunction Create(FunctionDefinition definition)
    {
        var created = New(definition);
        return _functions.TryAdd(definition.Name, created)
            ? created
            : throw new AwsException("ResourceConflictException", $"Function already exist: {definition.Name}", 409);
    }

    public void Remove(LambdaFunction function) => _functions.TryRemove(KeyValuePair.Create(function.Name, function));

    /// <summary>The function that a text names; an ARN of another region or account never names one of this account.</summary>
    /// <param name="qualifier">The one given beside the name.</param>
    /// <exception cref="AwsException">Not a function's name, two qualifiers that differ, or a function of others.</exception>
    /// <remarks>On AWS the resource policy of another account's function may allow its use; here nobody gets there.</remarks>
    public FunctionReference Parse(string text, string? qualifier)
    {
        var reference = FunctionReference.Parse(text, qualifier);
        if (reference.Region is { } region && region != account.Region)
            throw new AwsException(
                "ResourceNotFoundException", $"Functions from '{region}' are not reachable in this region ('{account.Region}')", 404);
        if (reference.Account is { } owner && owner != account.Id)
            // Of an operation other than Invoke AWS names that one's action.
            throw new AwsException(
                "AccessDeniedException",
                $"User: arn:aws:iam::{account.Id}:root is not authorized to perform: lambda:InvokeFunction on resource: "
                + $"arn:aws:lambda:{account.Region}:{owner}:function:{reference.Name} "
                + "because no resource-based policy allows the lambda:InvokeFunction action",
                403);
        return reference;
    }

    /// <summary>Whether an ARN, of whatever service, is of this account and its region.</summary>
    public bool IsOwn(string arn) => account.IsOwnRegion(arn) && account.IsOwnAccount(arn);

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

    /// <summary>The version for one invocation: an alias may divide them between two.</summary>
    /// <inheritdoc cref="Find" path="/exception"/>
    public FunctionVersion FindToInvoke(FunctionReference reference)
    {
        var version = Find(reference);
        return reference.Qualifier is { } qualifier && version.Function.FindAlias(qualifier) is { Additional: not null } alias
            ? Find(reference with { Qualifier = alias.Draw(account.Ids.NextDouble()) })
            : version;
    }

    private LambdaFunction New(FunctionDefinition definition) =>
        new(account.Arn("lambda", $"function:{definition.Name}"), definition, account.Time);
}

/// <summary>A function as callers name it: by name, partial ARN or ARN, each with or without a qualifier.</summary>
internal sealed partial record FunctionReference(string Name, string? Qualifier)
{
    /// <summary>Null where only a name is given.</summary>
    public string? Region { get; private init; }

    /// <inheritdoc cref="Region"/>
    public string? Account { get; private init; }

    /// <param name="qualifier">The one given beside the name.</param>
    /// <exception cref="AwsException">Not a function's name, or two qualifiers that differ.</exception>
    public static FunctionReference Parse(string text, string? qualifier)
    {
        var match = Form().Match(text);
        if (!match.Success)
            throw Validation.Error(
                $"Value '{text}' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: {Shown}");
        var suffix = match.Groups["qualifier"] is { Success: true } group ? group.Value : null;
        if (suffix is not null && qualifier is not null && suffix != qualifier)
            throw new AwsException(
                "InvalidParameterValueException", "The derived qualifier from the function name does not match the specified qualifier.");
        return new(match.Groups["name"].Value, suffix ?? qualifier) { Region = Given("region"), Account = Given("account") };

        string? Given(string part) => match.Groups[part] is { Success: true, Value: var value } ? value.TrimEnd(':') : null;
    }

    [GeneratedRegex(
        @"^(arn:(aws[a-zA-Z-]*)?:lambda:)?(?<region>(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(?<account>\d{12}:)?(function:)?" +
        @"(?<name>[a-zA-Z0-9-_]{1,140})(:(?<qualifier>\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    // As AWS shows it: what our groups are called, and that all of the text is meant, is not in its model's pattern.
    private static string Shown { get; } = GroupName().Replace(Form().ToString().Trim('^', '$'), "(");

    [GeneratedRegex(@"\(\?<\w+>")]
    private static partial Regex GroupName();
}
