namespace Comparison.Local.StatesLanguage.Paths;

/// <summary>A definite path leads nowhere. Each field says so in words of its own, most of them with this message in them.</summary>
internal sealed class PathNotFoundException(string message) : Exception(message);
