using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Comparison.Local.StatesLanguage.Jsonata.Errors;

namespace Comparison.Local.StatesLanguage.Jsonata.Bounds;

/// <summary>What is left of the limits of one evaluation.</summary>
internal sealed class Budget(JsonataLimits limits)
{
    private const string Code = "U1001";

    private readonly int _maxDepth = limits.MaxDepth;
    private long _work = limits.MaxWork;
    private TimeSpan _regexTime = limits.MaxRegexTime;
    private int _depth;
    private int _calls;

    /// <summary>To be called for every expression that is evaluated, and <see cref="Leave"/> when that succeeded.</summary>
    public void Enter()
    {
        if (++_depth > _maxDepth)
            throw Exceeded(JsonataBound.Depth);
        if (--_work < 0)
            throw Exceeded(JsonataBound.Work);
        // Every eighth level is enough: what is asked for leaves room for many more.
        if ((_depth & 7) == 0)
            EnsureStack();
    }

    public void Leave() => _depth--;

    /// <summary>
    /// To be called for every call of a function: one that ends in a call is left before that is made, so that expressions do not count it.
    /// </summary>
    public void EnterCall()
    {
        if (++_calls > _maxDepth)
            throw Exceeded(JsonataBound.Depth);
        EnsureStack();
    }

    public void LeaveCall() => _calls--;

    public void Spend(long work)
    {
        if ((_work -= work) < 0)
            throw Exceeded(JsonataBound.Work);
    }

    /// <summary>For a text that is about to be made.</summary>
    public void SpendOnText(long length)
    {
        RequireSize(length);
        Spend(length / 16);
    }

    public void RequireSize(long length)
    {
        if (length > limits.MaxValueSize)
            throw Exceeded(JsonataBound.Memory);
    }

    /// <summary>For looking for one text in another.</summary>
    public void SpendOnSearch(string text, string part) => Spend(1 + ((long)text.Length * (1 + part.Length) / 4096));

    /// <summary>For items that are about to be added to an array, so that it has <paramref name="total"/>.</summary>
    public void SpendOnItems(long added, long total)
    {
        RequireSize(total * 8);
        Spend(added);
    }

    /// <summary>The next match; every search takes from the time that is left for all of them.</summary>
    public Match Match(Regex regex, string text, int start)
    {
        Spend(1);
        var started = Stopwatch.GetTimestamp();
        try
        {
            return regex.Match(text, start);
        }
        catch (RegexMatchTimeoutException)
        {
            throw Exceeded(JsonataBound.Work);
        }
        finally
        {
            _regexTime -= Stopwatch.GetElapsedTime(started);
            if (_regexTime < TimeSpan.Zero)
                _work = -1;
        }
    }

    /// <summary>Values are walked by recursion, too; what is built to no end is refused before it ends the process.</summary>
    public static void EnsureStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Exceeded(JsonataBound.Depth);
    }

    private static JsonataException Exceeded(JsonataBound bound) => new(Code) { Bound = bound };
}
