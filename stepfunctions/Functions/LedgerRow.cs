using System.Globalization;
using Comparison.Domain.Loans;

namespace Comparison.StepFunctions.Functions;

/// <summary>What a state needs to write a disbursement into the ledger by itself.</summary>
/// <param name="LoanAmount">As text, as DynamoDB writes a number: a machine's own numbers are binary floats.</param>
public sealed record LedgerRow(
    string Id, string ApplicationId, string OfferId, string DisbursementRef, string LoanAmount, string CorrelationId)
{
    public static LedgerRow Of(Disbursement disbursement) => new(
        disbursement.Id, disbursement.ApplicationId, disbursement.OfferId, disbursement.DisbursementRef,
        disbursement.LoanAmount.ToString(CultureInfo.InvariantCulture), disbursement.CorrelationId);
}
