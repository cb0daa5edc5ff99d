using System.Globalization;
using Comparison.Micro.Approvals;
using Comparison.Micro.Expressions;
using Comparison.Micro.Interpreters;
using Comparison.Micro.States;
using Comparison.Micro.Support;

switch (args)
{
    case [ExpressionComparison.Verb]:
        await Console.Out.WriteAsync(await ExpressionComparison.RunAsync());
        break;
    case [InterpreterComparison.Verb]:
        await Console.Out.WriteAsync(await InterpreterComparison.RunAsync());
        break;
    case [WaitingMemory.Verb]:
        await Console.Out.WriteLineAsync(await WaitingMemory.RunAsync());
        await Console.Out.WriteAsync(await WaitingApprovals.RunAsync());
        break;
    case [Throughput.Verb]:
        await Console.Out.WriteAsync(await Throughput.RunAsync());
        break;
    case [Endurance.Verb, .. var runs]:
        await Console.Out.WriteAsync(await Endurance.RunAsync(runs is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : null));
        break;
    default:
        Results.Run(args);
        break;
}
