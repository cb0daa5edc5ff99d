using System.Text.RegularExpressions;

namespace Comparison.House.Tests;

/// <summary>A workflow <c>claim</c> in a copy of the checkout: moderation's own files under other names, and the lines that wire it in.</summary>
/// <remarks>What is not named here is not touched: that is what the tests prove. A claim is about a damage, and shares the tables and queues.</remarks>
internal sealed partial class FifthWorkflow : IDisposable
{
    private const string Descriptor = "shared/Scenarios/Workflows/ModerationDescriptor.cs";

    private readonly DirectoryInfo _copy = Directory.CreateTempSubdirectory("comparison-fifth-");

    public FifthWorkflow()
    {
        foreach (var file in Sources())
            Copy(file, file, text: null);
        foreach (var file in OwnFolders.SelectMany(folder => Repository.Files(folder, "*")).Select(Repository.Shown).Append(Descriptor))
            Copy(file, Renamed(file), Renamed(File.ReadAllText(Path.Combine(Repository.Root, file))));
        foreach (var (file, wire) in Wiring)
            File.WriteAllText(At(file), wire(File.ReadAllText(At(file))));
    }

    /// <summary>The folders that are moderation's alone: the domain, the ports on AWS, both variants, and the samples.</summary>
    public static IReadOnlyList<string> OwnFolders { get; } =
        ["shared/Domain/Moderation", "shared/Adapters/Moderation", "durable/Moderation", "stepfunctions/Moderation", "shared/events/moderation"];

    /// <summary>The files that all workflows share and that a fifth has lines in.</summary>
    public static IReadOnlyDictionary<string, Func<string, string>> Wiring { get; } = new Dictionary<string, Func<string, string>>
    {
        ["shared/Domain/WorkflowName.cs"] = text => Repeat(Repeat(text, "Moderation,"), "(\"moderation\", "),
        ["shared/Functions/Http/Intake.cs"] = text => Repeat(
            RepeatEach(text, "using Comparison.Domain.Moderation", "WorkflowName.Moderation =>"), "private static Intake Moderation(", "\n    }"),
        ["shared/Adapters/AwsAdapters.cs"] = text => RepeatEach(
            text, "using Comparison.Adapters.Moderation", "public ArticleTable Articles", "public NotificationQueue Notifications"),
        ["shared/Adapters/Json/SuiteJson.cs"] = text => RepeatEach(
            text, "using Comparison.Domain.Moderation", "typeof(Article)", "typeof(ModerationNotice)", "typeof(ModerationOutcome)"),
        // The thrifty form is the same.
        ["durable/DurableStartup.cs"] = text => Follow(
            RepeatEach(
                text, "using Comparison.Domain.Moderation", "using Comparison.Durable.Moderation", "AddSingleton<ModerationWorkflow>", "<IArticles>",
                "<INotifications>"),
            "ThriftyModerationWorkflow>", "services.AddSingleton<ClaimWorkflow>();"),
        ["stepfunctions/TaskSerializer.cs"] = text => RepeatEach(text, "using Comparison.StepFunctions.Moderation", "typeof(CheckedArticle)"),
        ["local/Stacks/DurableStack.cs"] = text => Repeat(
            RepeatEach(text, "using Comparison.Domain.Moderation", "using Comparison.Durable.Moderation"),
            "[WorkflowName.Moderation]", ".RunModeration)"),
        ["local/Stacks/StepFunctionsStack.cs"] = text => Follow(
            RepeatEach(text, "using Comparison.StepFunctions.Moderation"),
            ": Task(\"check-article\"",
            "[\"check_damage_arn\"] = Task(\"check-damage\", \"CheckDamage\", () => Pure(new ClaimTasks_CheckDamage_Generated().CheckDamage)),"),
        ["shared/Scenarios/Workflows/WorkflowDescriptor.cs"] = text => text.Replace(
            "ModerationDescriptor.Value", "ModerationDescriptor.Value, ClaimDescriptor.Value", StringComparison.Ordinal),
        ["terraform/durable/outputs.tf"] = text => Repeat(text, "moderation = {"),
        ["terraform/durable/workflows.tf"] = text => Repeat(text, "moderation = {", "\n    }"),
        ["terraform/stepfunctions/outputs.tf"] = text => Repeat(text, "moderation = {"),
        ["terraform/stepfunctions/tasks.tf"] = text => Repeat(text, "check-article "),
        ["terraform/stepfunctions/workflows.tf"] = text => Repeat(text, "moderation = {", "\n    }"),
    };

    public string At(params string[] path) => Path.Combine([_copy.FullName, .. path]);

    /// <summary>A text or a path of moderation as it is the claim's.</summary>
    public static string Renamed(string text) => Name().Replace(text, name => name.Value switch
    {
        _ when name.Groups["room"].Success => "Claims",
        _ when name.Groups["port"].Success => $"{name.Groups["i"]}Claim{name.Groups["port"]}",
        "Moderation" => "Claim",
        "moderation" => "claim",
        "Article" => "Damage",
        "article" => "damage",
        "ART-" => "CLM-",
        var shared => shared,
    });

    public void Dispose() => _copy.Delete(recursive: true);

    // Without what tools keep in the checkout. The artifacts are not even looked through: other tests write there meanwhile.
    private static IEnumerable<string> Sources() => Directory.EnumerateDirectories(Repository.Root)
        .Select(folder => Path.GetFileName(folder))
        .Where(folder => !folder.StartsWith('.') && folder != "artifacts")
        .SelectMany(folder => Repository.Files(folder, "*"))
        .Concat(Directory.EnumerateFiles(Repository.Root))
        .Select(Repository.Shown)
        .Where(file => !file.Split('/')[..^1].Any(folder => folder.StartsWith('.') || folder == "node_modules"));

    private void Copy(string from, string to, string? text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(to))!);
        if (text is null)
            File.Copy(Path.Combine(Repository.Root, from), At(to));
        else
            File.WriteAllText(At(to), text);
    }

    private static string RepeatEach(string text, params string[] lines) => lines.Aggregate(text, (wired, line) => Repeat(wired, line));

    // From the line with the one to the line with the other, once more below.
    private static string Repeat(string text, string from, string? through = null)
    {
        var at = Find(text, from, 0);
        var start = text.LastIndexOf('\n', at) + 1;
        var end = EndOfLine(text, Find(text, through ?? from, at) + (through?.Length ?? 0));
        return text.Insert(end, Renamed(text[start..end]));
    }

    private static string Follow(string text, string line, string next) => text.Insert(EndOfLine(text, Find(text, line, 0)), $"{next}\n");

    private static int Find(string text, string part, int from) => text.IndexOf(part, from, StringComparison.Ordinal) is >= 0 and var at
        ? at
        : throw new InvalidOperationException($"No line of the wiring has {part} in it any more.");

    private static int EndOfLine(string text, int at) => text.IndexOf('\n', at) + 1;

    // The tables and queues come first: they stay.
    [GeneratedRegex(
        """
        articles_table|comparison-articles|ArticlesTable|(FuzzTargets|aftermath|tables)\.[Aa]rticles?
        |(?<room>(?<=Comparison\.\w+\.)Moderation\b|Moderation(?=/)|Moderation$)
        |\b(?<i>I?)(?<port>Notifications|NotificationQueue)\b
        |[Mm]oderation|[Aa]rticle|ART-
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Name();
}
