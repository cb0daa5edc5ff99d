using Comparison.Local.StatesLanguage.Jsonata.Evaluation;
using Comparison.Local.StatesLanguage.Jsonata.Syntax;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Functions;

/// <summary>The functions that JSONata comes with.</summary>
internal static class Library
{
    public static FunctionLibrary Standard { get; } = new(
        StringFunctions.All
            .Concat(PatternFunctions.All)
            .Concat(NumberFunctions.All)
            .Concat(SequenceFunctions.All)
            .Concat(ObjectFunctions.All)
            .Concat(HigherOrderFunctions.All)
            .Concat(EncodingFunctions.All)
            .Concat(TimeFunctions.All)
            .Concat(GeneralFunctions.All)
            .ToDictionary(function => function.Name!, JsonataFunction (function) => function));

    /// <param name="signature">What it asks of its arguments.</param>
    /// <param name="arity">How many arguments it takes when another function calls it for each item.</param>
    public static NativeFunction Define(string name, string signature, int arity, Func<FunctionCall, object?> body) =>
        new(name, SignatureReader.Read(signature), arity, body);
}
