using System.CommandLine;
using Comparison.Cli.Machines;

namespace Comparison.Cli.Commands;

/// <summary>The options that name a state machine of somebody's own, and what it is played with.</summary>
internal sealed class MachineOptions
{
    private readonly Option<string?> _machine = new("--machine")
    {
        Description = "A Standard state machine of your own instead: its definition is played here, with tasks that are mocked, and priced.",
        HelpName = "file",
    };

    private readonly Option<string?> _input = new("--input") { Description = "With --machine: a file with the execution's input. {} when absent.", HelpName = "file" };

    private readonly Option<string?> _mock = new("--mock")
    {
        Description = "With --machine: what tasks answer, as a mock file of Step Functions Local. A task without an answer returns {}.",
        HelpName = "file",
    };

    private readonly Option<string?> _case = new("--case") { Description = "With --mock: the test case. The only one when absent.", HelpName = "name" };

    public void AddTo(Command command)
    {
        command.Add(_machine);
        command.Add(_input);
        command.Add(_mock);
        command.Add(_case);
    }

    /// <summary>The machine's file; null when none is meant.</summary>
    public string? Machine(ParseResult parsed) => parsed.GetValue(_machine);

    /// <summary>Why the options do not go together; null when they do.</summary>
    public string? Refusal(ParseResult parsed)
    {
        if (Machine(parsed) is null && new[] { _input, _mock, _case }.Any(option => parsed.GetValue(option) is not null))
            return "--input, --mock and --case go with --machine.";
        return parsed.GetValue(_case) is not null && parsed.GetValue(_mock) is null ? "--case goes with --mock." : null;
    }

    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="MachineException">The machine cannot be played with what it was given.</exception>
    public async Task<PlayedMachine> PlayAsync(ParseResult parsed)
    {
        var tasks = parsed.GetValue(_mock) is { } mock ? MockedTasks.Read(await ReadAsync(mock), parsed.GetValue(_case)) : MockedTasks.CreateEmpty();
        var input = parsed.GetValue(_input) is { } file ? await ReadAsync(file) : "{}";
        return await PlayedMachine.PlayAsync(await ReadAsync(Machine(parsed)!), input, tasks);
    }

    private static Task<string> ReadAsync(string file) => File.ReadAllTextAsync(RepositoryFiles.FromUser(file));
}
