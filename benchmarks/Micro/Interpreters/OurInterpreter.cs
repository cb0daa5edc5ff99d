using Comparison.Local.StatesLanguage;
using Comparison.Local.StatesLanguage.Running;
using Comparison.Micro.States;
using Comparison.Micro.Support;

namespace Comparison.Micro.Interpreters;

/// <summary>Times the interpreter of the local engine, which writes the whole history on the way.</summary>
internal static class OurInterpreter
{
    public static Task<double> TimeAsync(InterpreterQuestion question)
    {
        var file = Path.Combine(InterpreterQuestion.Folder, question.Definition);
        if (question.Input?.ToJsonString() is not { } input)
            return Sampling.TimeAsync(() => Task.FromResult(StateMachineDefinition.Parse(File.ReadAllText(file))));
        var definition = StateMachineDefinition.Parse(File.ReadAllText(file));
        return Sampling.TimeAsync(() => RunAsync(definition, input));
    }

    private static async Task RunAsync(StateMachineDefinition definition, string input)
    {
        var execution = definition.CreateExecution(InterpreterHost.Identity, input, InterpreterHost.Instance);
        await execution.RunAsync();
        if (execution.Result.Status != StateMachineStatus.Succeeded)
            throw new InvalidOperationException($"The execution was to succeed: {execution.Result.Cause}");
    }
}
