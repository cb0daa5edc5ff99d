namespace Comparison.Local.Cloud.Lambda.Functions;

/// <summary>The tags of a function or an event source mapping.</summary>
internal sealed class TagSet
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, string> _tags = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> All
    {
        get
        {
            lock (_gate)
                return new SortedDictionary<string, string>(_tags, StringComparer.Ordinal);
        }
    }

    public void Add(IReadOnlyDictionary<string, string> tags)
    {
        lock (_gate)
            foreach (var (key, value) in tags)
                _tags[key] = value;
    }

    public void Remove(IEnumerable<string> keys)
    {
        lock (_gate)
            foreach (var key in keys)
                _tags.Remove(key);
    }
}
