namespace Comparison.Pricing.Sheets;

/// <summary>A price sheet does not say what it is asked for, or cannot be read. The message is one line for people.</summary>
public sealed class PriceSheetException(string message, Exception? inner = null) : Exception(message, inner);
