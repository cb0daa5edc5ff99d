namespace Comparison.Scenarios.Drawing;

/// <summary>Seeded chance that is the same on every machine and in every version of .NET: SplitMix64.</summary>
/// <remarks>
/// The generator of Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014). Not
/// <see cref="Random"/>, whose algorithm for a seed is no promise.
/// </remarks>
internal sealed class Dice
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _state;

    private Dice(ulong state) => _state = state;

    /// <summary>The dice of one case: no case depends on how many others were drawn before it.</summary>
    public static Dice ForCase(long seed, int index) => new(Mix(Mix((ulong)seed + Step) + (ulong)index * Step));

    /// <summary>A number from 0 up to, but not including, the bound.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <param name="percent">How often in a hundred.</param>
    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    private ulong Next() => Mix(_state += Step);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
