using Comparison.Pricing.Sheets;

namespace Comparison.Pricing.Bills;

/// <summary>A line of a bill.</summary>
/// <param name="Quantity">For all executions, in the unit of the price.</param>
/// <param name="Price">What one unit costs, where from and how sure.</param>
/// <param name="Amount">US dollars.</param>
/// <param name="Formula">Where one execution's quantity comes from.</param>
public sealed record CostLine(CostGroup Group, Component Component, decimal Quantity, Price Price, decimal Amount, string Formula);
