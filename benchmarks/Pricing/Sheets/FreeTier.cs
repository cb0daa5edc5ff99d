namespace Comparison.Pricing.Sheets;

/// <summary>What an account need not pay for in a month. It belongs to the account: whoever else uses the service uses it up too.</summary>
/// <param name="Amount">In the price's unit.</param>
public sealed record FreeTier(decimal Amount, string Note);
