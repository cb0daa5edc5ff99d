using System.Text.RegularExpressions;
using Comparison.Local.Cloud.Lambda.Requests;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Lambda.Functions;

/// <summary>A function as callers name it: by name, partial ARN or ARN, each with or without a qualifier.</summary>
internal sealed partial record FunctionReference(string Name, string? Qualifier)
{
    /// <param name="qualifier">The one given beside the name.</param>
    /// <exception cref="AwsException">Not a function's name, or two qualifiers that differ.</exception>
    public static FunctionReference Parse(string text, string? qualifier)
    {
        var match = Form().Match(text);
        if (!match.Success)
            throw Validation.Error(
                $"Value '{text}' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: {Form()}");
        var suffix = match.Groups["qualifier"] is { Success: true } group ? group.Value : null;
        if (suffix is not null && qualifier is not null && suffix != qualifier)
            throw new AwsException(
                "InvalidParameterValueException", "The derived qualifier from the function name does not match the specified qualifier.");
        return new(match.Groups["name"].Value, suffix ?? qualifier);
    }

    [GeneratedRegex(
        @"^(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?" +
        @"(?<name>[a-zA-Z0-9-_]{1,140})(:(?<qualifier>\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
