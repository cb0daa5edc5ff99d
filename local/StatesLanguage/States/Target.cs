namespace Comparison.Local.StatesLanguage.States;

/// <summary>A state's pointer to another one.</summary>
/// <param name="Place">Where it stands in the state, such as <c>Catch[0]/Next</c>.</param>
internal sealed record Target(string Name, string Place);
