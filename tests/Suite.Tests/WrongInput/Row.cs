namespace Comparison.Suite.Tests.WrongInput;

/// <summary>One wrong request and AWS's answer to it.</summary>
/// <param name="Path">With <c>{arn}</c>, <c>{token}</c> and <c>{callback}</c> filled in, escaped.</param>
/// <param name="Body">With <c>{token}</c> filled in.</param>
public sealed record Row(
    string Name, string Method, string Path, string? Body, Dictionary<string, string> Headers, int Status, string Error, string Message);
