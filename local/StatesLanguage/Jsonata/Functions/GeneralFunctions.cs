using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Evaluation;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Functions;

/// <summary>Functions on values of any type.</summary>
internal static class GeneralFunctions
{
    public static IEnumerable<NativeFunction> All { get; } =
    [
        Library.Define("boolean", "<x-:b>", 1, call => call[0] is null ? null : JsonValues.Box(Judgement.IsTrue(call[0]))),
        Library.Define("not", "<x-:b>", 1, call => call[0] is null ? null : JsonValues.Box(!Judgement.IsTrue(call[0]))),
        Library.Define("exists", "<x:b>", 1, call => JsonValues.Box(call[0] is not null)),
        Library.Define("type", "<x:s>", 1, call => Judgement.TypeName(call[0])),
        Library.Define("clone", "<(oa)-:o>", 1, call => TransformNode.Copy(call[0], call.Run.Budget)),
        Library.Define("error", "<s?:x>", 1, call => throw new JsonataException("D3137")
        {
            Words = call.Text(0) ?? "$error() function evaluated",
        }),
        Library.Define("assert", "<bs?:x>", 2, call => call[0] is true
            ? null
            : throw new JsonataException("D3141") { Words = call.Text(1) ?? "$assert() statement failed" }),
        Library.Define("eval", "<sx?:x>", 2, Evaluate),
    ];

    private static object? Evaluate(FunctionCall call)
    {
        if (call.Text(0) is not { } text)
            return null;
        var input = call[1] is null ? call.Input
            : call[1] is JsonataArray { IsSequence: false } array ? new JsonataArray([array]) { IsSequence = true, IsWrapper = true }
            : call[1];
        ExpressionNode expression;
        try
        {
            expression = call.Run.Read(text);
        }
        catch (JsonataException unreadable) when (unreadable.Bound == JsonataBound.None)
        {
            throw new JsonataException("D3120") { Value = ErrorTexts.Quote(unreadable.Message) };
        }
        try
        {
            return expression.Evaluate(input, call.Run.Root);
        }
        catch (JsonataException failed) when (failed.Bound == JsonataBound.None)
        {
            throw new JsonataException("D3121") { Value = ErrorTexts.Quote(failed.Message) };
        }
    }
}
