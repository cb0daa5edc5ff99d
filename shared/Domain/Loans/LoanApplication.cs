using System.Text.Json;
using System.Text.RegularExpressions;
using Comparison.Domain.Inputs;

namespace Comparison.Domain.Loans;

/// <summary>An application that keeps all rules.</summary>
/// <param name="Sin">The last four digits of the applicant's social insurance number; never logged.</param>
/// <param name="LoanAmount">In dollars, above 0 and at most 1,000,000, with at most 2 decimals.</param>
public sealed partial record LoanApplication(
    string ApplicationId, string Name, string? Address, string? Phone, string Sin, decimal LoanAmount, string CorrelationId)
{
    private static readonly string[] Required = ["name", "sin", "loan_amount"];

    /// <summary>Checks an input. Unknown fields are ignored.</summary>
    /// <param name="absentId">The id of an application that names none; without it, a missing id is an error.</param>
    public static Checked<LoanApplication> Check(JsonElement input, string? absentId = null)
    {
        var reader = new InputReader(input);
        if (!reader.IsObject)
            return new(null, ["The application must be a JSON object"]);

        var id = reader.Id("application_id", absentId);
        string[] missing = [.. Required.Where(field => !reader.Has(field))];
        if (missing.Length > 0)
            reader.Reject($"Missing required fields: {string.Join(", ", missing)}");
        var name = reader.Text("name");
        var address = reader.Text("address");
        var phone = reader.Text("phone");
        var sin = ReadSin(reader);
        var amount = ReadAmount(reader);

        return reader.Errors.Count > 0
            ? new(null, reader.Errors)
            : new(new(id!, name!, address, phone, sin!, amount!.Value, reader.Correlation(id)!), []);
    }

    // A record would print its sin into the first log line that mentions it.
    public override string ToString() => $"LoanApplication {{ ApplicationId = {ApplicationId} }}";

    private static string? ReadSin(InputReader reader)
    {
        var sin = reader.Text("sin");
        if (sin is not null && !LastFour().IsMatch(sin))
            reader.Reject("sin must be the last four digits");
        return sin;
    }

    private static decimal? ReadAmount(InputReader reader)
    {
        var amount = reader.Has("loan_amount") ? reader.Number("loan_amount", out _, orText: true) : null;
        if (amount <= 0)
            reader.Reject("Loan amount must be greater than zero");
        if (amount > LoanPolicy.MaxAmount)
            reader.Reject("Loan amount must be at most 1,000,000");
        if (amount is { Scale: > 2 })
            reader.Reject("Loan amount must have at most 2 decimals");
        return amount;
    }

    // \z, because $ would let a line feed at the end pass; 0 to 9, because \d means the digits of every script.
    [GeneratedRegex(@"^[0-9]{4}\z")]
    private static partial Regex LastFour();
}
