using System.Text.Json.Nodes;

namespace Comparison.Local.Terraform;

/// <summary>Lambda's own API on both sides of the provider: with what it does not know as members, or as a note.</summary>
internal static class FunctionCall
{
    private const string Description = "Description";
    private const string Runtime = "Runtime";
    private const string DurableConfig = "DurableConfig";

    /// <summary>Makes of the note in a request of the provider the members that Lambda has for it.</summary>
    public static void Unfold(JsonObject request)
    {
        var (description, note) = FunctionNote.Split(request[Description]?.GetValue<string>() ?? "");
        if (note.ExecutionTimeout is { } limit)
            request[DurableConfig] = new JsonObject { ["ExecutionTimeout"] = limit, ["RetentionPeriodInDays"] = note.RetentionDays };
        if (note.Runtime is { } runtime)
            request[Runtime] = runtime;
        if (request.ContainsKey(Description))
            request[Description] = description;
    }

    /// <summary>Makes a note of what the provider does not know in an answer of Lambda: of one function, or a list of its versions.</summary>
    public static void Fold(JsonObject answer)
    {
        foreach (var version in answer["Versions"]?.AsArray() ?? [])
            Note(version!.AsObject());
        Note(answer["Configuration"] as JsonObject ?? answer);
    }

    private static void Note(JsonObject configuration)
    {
        if (configuration[Runtime]?.GetValue<string>() is not { } runtime)
            return;
        var durable = configuration[DurableConfig];
        var note = new FunctionNote(
            durable?["ExecutionTimeout"]?.GetValue<long>(),
            durable?["RetentionPeriodInDays"]?.GetValue<long>() ?? FunctionNote.DefaultRetentionDays,
            FunctionNote.Hidden(runtime));
        configuration.Remove(DurableConfig);
        configuration[Runtime] = FunctionNote.Accepted(runtime);
        configuration[Description] = note.WriteBehind(configuration[Description]?.GetValue<string>() ?? "");
    }
}
