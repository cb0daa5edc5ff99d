using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Queries;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.States;

/// <summary>ItemProcessor of a Map state, which was called Iterator once and may be still.</summary>
/// <param name="Distribution">How a distributed map runs its items; null for an inline one.</param>
/// <param name="ReadsItems">Whether a distributed map has its items from elsewhere than its input.</param>
/// <param name="WritesResults">Whether a distributed map puts its results elsewhere than into its output.</param>
internal sealed record ItemProcessor(StateGraph Graph, Distribution? Distribution, bool ReadsItems, bool WritesResults)
{
    private const string Name = "ItemProcessor";
    private const string OldName = "Iterator";
    private const string Config = "ProcessorConfig";
    private const string Reader = "ItemReader";
    private const string Writer = "ResultWriter";

    /// <param name="state">The language of the Map state itself.</param>
    /// <param name="machine">The language of the states inside, unless they say otherwise.</param>
    public static ItemProcessor Read(Fields fields, QueryLanguage state, QueryLanguage machine)
    {
        fields.AtMostOne(Name, OldName);
        var name = fields.Has(OldName) ? OldName : Name;
        fields.Require(name);
        if (fields.Object(name) is not { } json)
            return new(new StateGraph("", new Dictionary<string, State>(), fields.Location), Distribution: null, ReadsItems: false, WritesResults: false);
        var processor = fields.Inside(json, name);
        var distribution = processor.Object(Config) is { } config ? Distribution.Read(processor.Inside(config, Config), fields, state) : null;
        if (distribution is not null)
            foreach (var store in (string[])[Reader, Writer])
                if (fields.Object(store) is { } access)
                    // What is needed of it is in S3; a test of the state, whose items and results are mocked, does without.
                    fields.Lack($"The resource {access["Resource"].AsText()} is not supported by the local cloud", store);
        var graph = StateReader.ReadGraph(processor, machine);
        processor.RefuseOthers();
        return new(graph, distribution, fields.Has(Reader), fields.Has(Writer));
    }
}

/// <summary>A distributed map runs each item, or each batch of them, as an execution of its own.</summary>
/// <param name="Label">Stands in the ARNs of the children; made up when absent.</param>
internal sealed record Distribution(bool IsExpress, string? Label, ItemBatcher? Batcher)
{
    /// <summary>As many children run at once at most (service quotas), and where the definition says nothing.</summary>
    public const int MaxAtOnce = 10_000;

    private const int MaxLabelLength = 40;

    /// <param name="config">ProcessorConfig.</param>
    /// <param name="map">The fields of the Map state.</param>
    /// <returns>Null for an inline map.</returns>
    public static Distribution? Read(Fields config, Fields map, QueryLanguage language)
    {
        const string mode = "Mode";
        var isDistributed = config.Text(mode) == "DISTRIBUTED";
        if (config.Has(mode) && !isDistributed && config.Text(mode) != "INLINE")
            config.Refuse("The field 'Mode' should have one of these values: [INLINE, DISTRIBUTED]", mode);
        var isExpress = isDistributed && ReadType(config) == "EXPRESS";
        config.RefuseOthers();
        if (!isDistributed)
            return null;
        var label = map.Text("Label");
        if (label?.Length > MaxLabelLength)
            map.Refuse($"The value must not have more than {MaxLabelLength} characters", "Label");
        return new(isExpress, label, map.Object(ItemBatcher.Name) is { } batcher ? ItemBatcher.Read(map.Inside(batcher, ItemBatcher.Name), language) : null);
    }

    private static string? ReadType(Fields config)
    {
        const string name = "ExecutionType";
        config.Require(name);
        var type = config.Text(name);
        if (type is not (null or "STANDARD" or "EXPRESS"))
            config.Refuse("The field 'ExecutionType' should have one of these values: [STANDARD, EXPRESS]", name);
        return type;
    }
}
