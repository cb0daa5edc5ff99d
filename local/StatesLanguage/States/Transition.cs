using Comparison.Local.StatesLanguage.Queries;

namespace Comparison.Local.StatesLanguage.States;

/// <summary>How a state leaves, and where to; to nowhere when the flow ends.</summary>
internal sealed record Transition(Completion Completion, string? Next);
