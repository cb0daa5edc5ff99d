using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Intrinsics;

/// <summary>What a <c>States.*</c> function does with its arguments.</summary>
/// <exception cref="ArgumentException">There are too few or too many arguments, or one is not what the function takes.</exception>
internal delegate JsonNode? IntrinsicFunction(Arguments arguments);
