namespace Comparison.Scenarios.Fuzzing;

/// <summary>Makes a case that differs as small as it gets while it still differs.</summary>
public static class Shrinker
{
    /// <summary>How many smaller cases are tried at the most.</summary>
    public const int MostTries = 300;

    /// <summary>Greedy: takes the first smaller case that still differs and begins anew, until none does.</summary>
    /// <param name="differs">Plays a case; true when it still differs.</param>
    public static async Task<FuzzCase> ShrinkAsync(FuzzCase found, Func<FuzzCase, Task<bool>> differs)
    {
        var tries = 0;
        var smallest = found;
        while (await NextAsync() is { } smaller)
            smallest = smaller;
        return smallest;

        async Task<FuzzCase?> NextAsync()
        {
            foreach (var candidate in Simplification.Of(smallest).Where(FuzzRules.IsFair))
                if (tries++ < MostTries && await differs(candidate))
                    return candidate;
            return null;
        }
    }
}
