using Comparison.Benchmarks;
using Comparison.Benchmarks.Interpreters;
using Comparison.Benchmarks.States;

switch (args)
{
    case [InterpreterComparison.Verb]:
        await Console.Out.WriteAsync(await InterpreterComparison.RunAsync());
        break;
    case [WaitingMemory.Verb]:
        await Console.Out.WriteAsync(await WaitingMemory.RunAsync());
        break;
    default:
        Results.Run(args);
        break;
}
