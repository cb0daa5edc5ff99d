using Comparison.Pricing.Sheets;

namespace Comparison.Pricing.Bills;

/// <summary>How much of a component one execution needs.</summary>
/// <param name="Quantity">In the unit of the component's price.</param>
/// <param name="Formula">Where the quantity comes from, for whoever computes it again.</param>
public sealed record Item(CostGroup Group, Component Component, decimal Quantity, string Formula);
