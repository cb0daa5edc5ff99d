using Comparison.Local.Cloud.StepFunctions.Api;
using Comparison.Local.StatesLanguage;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.States;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.Machines;

/// <summary>Reads definitions, and says of resources too whether they can be carried out here.</summary>
/// <param name="isKnown">Whether a resource can be carried out here.</param>
internal sealed class DefinitionReader(Func<TaskResource, bool> isKnown)
{
    private const string Malformed = "INVALID_JSON_DESCRIPTION";

    /// <exception cref="InvalidDefinitionException">AWS would refuse it, or it holds something that is not supported here.</exception>
    public StateMachineDefinition Read(string text)
    {
        try
        {
            var definition = StateMachineDefinition.Parse(text);
            var gaps = definition.AllStates.OfType<TaskState>().Where(task => !isKnown(task.Resource)).Select(Gap).ToArray();
            return gaps.Length == 0 ? definition : throw new InvalidDefinitionException(gaps);
        }
        catch (InvalidDefinitionException refused) when (refused.Problems is [{ Code: Malformed }] && JsonInput.Find(text) is { } mistake)
        {
            var place = mistake.Place(text);
            throw new InvalidDefinitionException([new DefinitionProblem(Malformed, $"{mistake.Message}\n at {place}", place)]);
        }
    }

    private static DefinitionProblem Gap(TaskState task) => new(
        "SCHEMA_VALIDATION_FAILED",
        $"The resource {task.Resource.Arn} is not supported by the local cloud",
        $"/States/{task.Name}/Resource");
}
