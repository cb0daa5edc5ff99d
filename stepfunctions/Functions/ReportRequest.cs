using Comparison.Domain.Loans;

namespace Comparison.StepFunctions.Functions;

/// <summary>Which bureau is asked about whom.</summary>
/// <param name="Sin">The last four digits.</param>
public sealed record ReportRequest(Bureau Bureau, string Sin)
{
    // A record would print its sin into the first log line that mentions it.
    public override string ToString() => $"ReportRequest {{ Bureau = {Bureau} }}";
}
