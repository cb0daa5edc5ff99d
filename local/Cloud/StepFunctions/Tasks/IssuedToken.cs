namespace Comparison.Local.Cloud.StepFunctions.Tasks;

/// <summary>A task token that an attempt was given, for a harness that answers in somebody's place.</summary>
/// <remarks>Not a record, which would print the token wherever one is logged.</remarks>
public sealed class IssuedToken(string executionArn, string stateName, string token)
{
    public string ExecutionArn { get; } = executionArn;

    public string StateName { get; } = stateName;

    public string Token { get; } = token;
}
