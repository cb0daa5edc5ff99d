using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Queries;

namespace Comparison.Local.StatesLanguage.States;

/// <summary>ItemProcessor of a Map state, which was called Iterator once and may be still.</summary>
internal static class ItemProcessor
{
    private const string Name = "ItemProcessor";
    private const string OldName = "Iterator";
    private const string Config = "ProcessorConfig";

    public static StateGraph Read(Fields fields, QueryLanguage language)
    {
        fields.AtMostOne(Name, OldName);
        var name = fields.Has(OldName) ? OldName : Name;
        fields.Require(name);
        if (fields.Object(name) is not { } json)
            return new StateGraph("", new Dictionary<string, State>(), fields.Location);
        var processor = fields.Inside(json, name);
        if (processor.Object(Config) is { } config)
            CheckMode(processor.Inside(config, Config));
        var graph = StateGraph.Read(processor, language);
        processor.RefuseOthers();
        return graph;
    }

    private static void CheckMode(Fields config)
    {
        const string mode = "Mode";
        switch (config.Text(mode))
        {
            case null or "INLINE":
                config.RefuseOthers();
                break;
            case "DISTRIBUTED":
                config.Refuse("Distributed Map states are not supported by the local cloud", mode);
                break;
            default:
                config.Refuse("The field 'Mode' should have one of these values: [INLINE, DISTRIBUTED]", mode);
                break;
        }
    }
}
