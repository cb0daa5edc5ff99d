using Comparison.Local.Stacks;
using Comparison.Web.Histories;

namespace Comparison.Web.Tests.Support;

/// <summary>Histories as short texts: <c>0 StepStarted charge</c> is an event at second 0.</summary>
internal static class RunEvents
{
    public static DateTimeOffset Start { get; } = new(2030, 1, 1, 9, 0, 0, TimeSpan.Zero);

    /// <param name="lines">Second, type, operation's name, and, after a slash, the name of the one around it; an asterisk after a type opens a callback.</param>
    public static RunReading Read(Variant variant, params string[] lines)
    {
        var (events, operations) = (new List<RunEvent>(), new Dictionary<string, long>());
        foreach (var words in lines.Select(line => line.Split(' ')))
        {
            var id = events.Count + 1L;
            var (name, parent) = (words.ElementAtOrDefault(2)?.Split('/')[0], words.ElementAtOrDefault(2)?.Split('/').ElementAtOrDefault(1));
            if (name is not null)
                operations.TryAdd(name, id);
            events.Add(new(id, Start.AddSeconds(double.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture)), words[1].TrimEnd('*'), name, name is null ? null : operations[name])
            {
                AwaitsCallback = words[1].EndsWith('*'),
                Parent = parent is null ? null : operations[parent],
                SubType = name == "parallel" ? "Parallel" : null,
                Timeout = words[1].EndsWith('*') ? TimeSpan.FromHours(1) : null,
            });
        }
        return new(variant, events);
    }
}
