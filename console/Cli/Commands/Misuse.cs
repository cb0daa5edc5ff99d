using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;

namespace Comparison.Cli.Commands;

/// <summary>Says in one line what is wrong with a call, by the name of the thing that is wrong.</summary>
internal static class Misuse
{
    /// <summary>The line; null when the call can be carried out.</summary>
    public static string? Of(ParseResult parsed)
    {
        // Help and a shell's suggestions are given whatever else is wrong.
        if (parsed.Action is HelpWithExamples || ((RootCommand)parsed.RootCommandResult.Command).Directives.Any(directive => parsed.GetResult(directive) is not null))
            return null;
        var command = parsed.CommandResult.Command;
        var name = command is RootCommand ? "compare" : $"compare {command.Name}";
        if (command.TreatUnmatchedTokensAsErrors && UnknownOption(parsed) is { } option)
            return $"{name} has no option '{option}'{Guess(option, Options(command))}; {name} --help lists them.";
        if (parsed.Errors.Count == 0)
            return null;
        if (parsed.UnmatchedTokens is [var stray, ..] && command.TreatUnmatchedTokensAsErrors)
            return command is RootCommand
                ? $"There is no command '{stray}'{Guess(stray, command.Subcommands.Select(known => known.Name))}; compare --help lists them."
                : $"{name} takes no '{stray}'; {name} --help says what it takes.";
        if (command.Arguments.FirstOrDefault(argument => argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is not { Tokens.Count: > 0 })
            is { } argument)
            return $"{name} needs {argument.Name.ToUpperInvariant()}: {argument.Description}";
        if (command.Options.FirstOrDefault(known => known.Required && parsed.GetResult(known) is not { IdentifierToken: not null }) is { } missing)
            return $"{name} needs {missing.Name}: {missing.Description}";
        return Line(parsed.Errors[0]);
    }

    // An unknown option is taken for an argument, and what follows it for one too many.
    private static string? UnknownOption(ParseResult parsed) => parsed.CommandResult.Command.Arguments
        .SelectMany(argument => parsed.GetResult(argument)?.Tokens ?? [])
        .Select(token => token.Value)
        .Concat(parsed.UnmatchedTokens)
        .FirstOrDefault(text => text.Length > 1 && text[0] == '-');

    private static string Line(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Tokens: [] } empty => $"{empty.Option.Name} needs a value: {empty.Option.Description}",
        OptionResult { Tokens: [var token, ..] } of when Choices(of.Option) is { } choices => Wrong(of.Option.Name, choices, token.Value),
        ArgumentResult { Tokens: [var token, ..], Parent: OptionResult of } when Choices(of.Option) is { } choices => Wrong(of.Option.Name, choices, token.Value),
        ArgumentResult { Tokens: [var token, ..] } of when Choices(of.Argument) is { } choices => Wrong(of.Argument.Name.ToUpperInvariant(), choices, token.Value),
        _ => string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
    };

    private static string[]? Choices(Symbol symbol)
    {
        string[] choices = [.. symbol.GetCompletions(CompletionContext.Empty).Select(item => item.Label)];
        return choices.Length > 0 ? choices : null;
    }

    private static string Wrong(string name, string[] choices, string value) => $"{name} must be {string.Join(" or ", choices)}, not '{value}'.";

    private static IEnumerable<string> Options(Command command) => command.Options.Select(option => option.Name);

    private static string Guess(string name, IEnumerable<string> known) => Nearest.Of(name, known) is { } near ? $"; perhaps {near}" : "";
}
