using Comparison.Cli.Commands;

namespace Comparison.Cli.Tests;

/// <summary>What somebody reads who does not know the commands yet.</summary>
public sealed class MenuTests
{
    [Fact]
    public async Task Compare_Alone_IsAShortMenuForAnyTerminal()
    {
        var (code, output, errors) = await Command.RunAsync();

        Assert.Equal((0, ""), (code, errors));
        Assert.InRange(output.Split('\n').Length, 10, 24);
        Assert.All(output.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public void Menu_NamesEveryCommand()
    {
        Assert.All(CommandTree.Create().Subcommands, command => Assert.Matches($@"\b{command.Name}\b", Menu.Text));
    }

    [Fact]
    public void Examples_OfEveryCommand_CanBeTyped()
    {
        var root = CommandTree.Create();

        Assert.Equal(root.Subcommands.Select(command => command.Name).Order(), Menu.Examples.Keys.Order());
        Assert.All(Menu.Examples, pair => Assert.All(pair.Value, example =>
        {
            var parsed = root.Parse(example.Split(' ')[1..]);
            Assert.Equal((pair.Key, null), (parsed.CommandResult.Command.Name, Misuse.Of(parsed)));
        }));
    }

    [Fact]
    public async Task Help_OfACommand_HasUnitsDefaultsAndAnExample()
    {
        var (code, output, _) = await Command.RunAsync("up", "--help");

        Assert.Equal(0, code);
        Assert.All(
            ["--queue-delay <seconds>", "5 when absent", "4566 when absent", "Examples:", "compare up --port 4600"],
            expected => Assert.Contains(expected, output, StringComparison.Ordinal));
    }

    // Numbers without a unit are guessed at.
    [Fact]
    public void Options_WithAValue_SayOfWhatKindItIs()
    {
        var unnamed = CommandTree.Create().Subcommands.SelectMany(command => command.Options
            .Where(option => option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool) && option.HelpName is null && option.CompletionSources.Count == 0)
            .Select(option => $"{command.Name} {option.Name}"));

        Assert.Empty(unnamed);
    }
}
