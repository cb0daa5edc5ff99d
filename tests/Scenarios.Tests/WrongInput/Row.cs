namespace Comparison.Scenarios.Tests.WrongInput;

/// <summary>One wrong request and AWS's answer to it.</summary>
/// <param name="Path">With <c>{arn}</c>, <c>{token}</c>, <c>{callback}</c> (answered) and <c>{open}</c> filled in, escaped.</param>
/// <param name="Body">With <c>{token}</c>, <c>{x*COUNT}</c> and <c>{steps*COUNT}</c> filled in.</param>
public sealed record Row(
    string Name, string Method, string Path, string? Body, Dictionary<string, string> Headers, int Status, string Error, string Message);
