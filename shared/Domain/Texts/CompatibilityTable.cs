using System.Globalization;

namespace Comparison.Domain.Texts;

/// <summary>Unicode's data for <see cref="CompatibilityForm"/>, from the assembly's own resource.</summary>
internal sealed class CompatibilityTable
{
    private const string Resource = "compatibility-form.txt";

    private readonly Dictionary<int, int[]> _decompositions = [];
    private readonly Dictionary<int, int> _classes = [];
    private readonly Dictionary<(int First, int Second), int> _pairs = [];

    public static CompatibilityTable Load()
    {
        var table = new CompatibilityTable();
        using var stream = typeof(CompatibilityTable).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {Resource}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#'))
                table.Add(line.Split(' '));
        return table;
    }

    public int[] Decompose(int point) => _decompositions.TryGetValue(point, out var parts) ? parts : [point];

    public int Class(int point) => _classes.GetValueOrDefault(point);

    public int? Compose(int first, int second) => _pairs.TryGetValue((first, second), out var one) ? one : null;

    private void Add(string[] fields)
    {
        var (first, second) = (Hex(fields[1]), Hex(fields[2]));
        switch (fields[0])
        {
            case "D":
                var target = fields[3..].Select(Hex).ToArray();
                for (var point = first; point <= second; point++)
                    _decompositions[point] = point == first ? target : [target[0] + point - first];
                break;
            case "C":
                for (var point = first; point <= second; point++)
                    _classes[point] = int.Parse(fields[3], CultureInfo.InvariantCulture);
                break;
            case "P":
                _pairs[(first, second)] = Hex(fields[3]);
                break;
            default:
                throw new InvalidOperationException($"{Resource} has a line of the unknown kind '{fields[0]}'.");
        }
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
