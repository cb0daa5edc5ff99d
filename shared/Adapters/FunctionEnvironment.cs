using System.Globalization;
using System.Text;

namespace Comparison.Adapters;

/// <summary>Where a function reads its settings and the time.</summary>
/// <remarks>
/// On Lambda these are the process's environment variables and the machine's clock; in the local cloud those of the function
/// that is being made, with its stack's clock. Read it in <c>ConfigureServices</c> only: afterwards it may be another's.
/// </remarks>
/// <param name="write">Takes a line for the function's standard output, which on Lambda is its log.</param>
public sealed class FunctionEnvironment(Func<string, string?> find, TimeProvider time, Action<string> write)
{
    private static readonly AsyncLocal<FunctionEnvironment?> Entered = new();

    private static readonly FunctionEnvironment Process = new(Environment.GetEnvironmentVariable, TimeProvider.System, WriteToOutput);

    public static FunctionEnvironment Current => Entered.Value ?? Process;

    public TimeProvider Time { get; } = time;

    /// <summary>Makes this the current environment of the calling flow until the result is disposed.</summary>
    public IDisposable Enter()
    {
        var before = Entered.Value;
        Entered.Value = this;
        return new Scope(before);
    }

    public void Write(string line) => write(line);

    public string? Find(string name) => find(name) is { Length: > 0 } value ? value : null;

    /// <exception cref="InvalidOperationException">The variable is not set; the message names it.</exception>
    public string Require(string name) =>
        Find(name) ?? throw new InvalidOperationException($"The environment variable {name} is not set.");

    /// <summary>A duration in whole seconds.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set, or out of range; the message names it.</exception>
    public TimeSpan RequireSeconds(string name, TimeSpan least, TimeSpan most) =>
        int.TryParse(Require(name), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && TimeSpan.FromSeconds(seconds) is var duration && duration >= least && duration <= most
            ? duration
            : throw new InvalidOperationException($"{name} must be whole seconds, {least.TotalSeconds} to {most.TotalSeconds}.");

    /// <summary>A number above 0, at most 1.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set, or out of range; the message names it.</exception>
    public decimal RequireFraction(string name) =>
        decimal.TryParse(Require(name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var fraction) && fraction is > 0 and <= 1
            ? fraction
            : throw new InvalidOperationException($"{name} must be a number above 0 and at most 1, such as 0.01.");

    // Past Console.Out: Lambda's runtime gives that one a prefix of its own.
    private static void WriteToOutput(string line)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(line + "\n"));
    }

    private sealed class Scope(FunctionEnvironment? before) : IDisposable
    {
        public void Dispose() => Entered.Value = before;
    }
}
