using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Comparison.Cli.Output;

namespace Comparison.Cli.Commands;

/// <summary>What <c>compare</c> says when it is asked for nothing, and the examples below the help of each command.</summary>
internal static class Menu
{
    /// <summary>Where to begin, at the width of any terminal.</summary>
    public const string Text = """
        Durable Lambda functions or Step Functions task tokens: the same workflows both
        ways, on this machine.

          compare run          the same requests through both variants: outcomes,
                               parity, billing units, modelled dollars
          compare serve        the page: both side by side, on one clock that you move
          compare twins loan   the C# and the state machine, step by step
          compare cost loan    what it would cost on AWS, line by line
          compare advise       which can carry a workflow of yours, and for how much
          compare up           the local cloud; then: list, pending, show, approve,
                               reject

        Also: audit, bench, verify, slides, package, terraform, doctor, test.
        compare --help says what each is for; compare run --help shows the options of
        one, with examples.
        """;

    /// <summary>By the command's name.</summary>
    public static IReadOnlyDictionary<string, string[]> Examples { get; } = new Dictionary<string, string[]>
    {
        ["run"] = ["compare run", "compare run loan", "compare run --scenario answered-late", "compare run --fuzz 2000 --seed 7"],
        ["serve"] = ["compare serve --open", "compare serve --port 0 --record talk.jsonl"],
        ["up"] = ["compare up", "compare up --port 4600 --queue-delay 0 --no-page"],
        ["list"] = ["compare list", "compare list --variant durable --endpoint http://127.0.0.1:4600"],
        ["show"] = ["compare show REQ-003"],
        ["pending"] = ["compare pending"],
        ["approve"] = ["compare approve REQ-003 --by security@example.com --comment Fine"],
        ["reject"] = ["compare reject REQ-003 --by security@example.com"],
        ["twins"] = ["compare twins loan"],
        ["audit"] = ["compare audit loan", "compare audit order --onto thrifty"],
        ["bench"] = ["compare bench loan --runs 50"],
        ["verify"] = ["compare verify --target aws --runs 0"],
        ["cost"] = ["compare cost loan --per-month 50000 --wait 2d", "compare cost --machine my.asl.json --mock mock.json"],
        ["advise"] = ["compare advise --per-month 10000 --wait 3d --payload 4 --steps 6 --burst 10000"],
        ["slides"] = ["compare slides --check"],
        ["package"] = ["compare package --arch x86_64 --output zips"],
        ["terraform"] = ["compare terraform durable plan"],
        ["doctor"] = ["compare doctor"],
    };

    /// <summary>Adds the examples to the help of all commands.</summary>
    public static void AddTo(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples(new() { MaxWidth = Terminal.Console.Profile.Width });
    }
}

/// <summary>The help that there is anyway, and below it what to type.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    // Whoever asks for help gets it, whatever else is wrong.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        if (!Menu.Examples.TryGetValue(parseResult.CommandResult.Command.Name, out var examples))
            return Exit.Same;
        Terminal.Say(examples.Length == 1 ? "Example:" : "Examples:");
        foreach (var example in examples)
            Terminal.Say($"  {example}");
        return Exit.Same;
    }
}
