using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>An object: values by their keys.</summary>
public class HoconObject : IHoconElement
{
    /// <summary>The values by their keys.</summary>
    public Dictionary<string, HoconValue> Items { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>The values by their keys, where an object is a dictionary in turn.</summary>
    public IDictionary<string, object> Unwrapped => Items.ToDictionary(
        item => item.Key,
        item => item.Value.GetObject() is { } inner ? (object)inner.Unwrapped : item.Value,
        StringComparer.Ordinal);

    /// <summary>An object is no text.</summary>
    public bool IsString() => false;

    /// <summary>Throws: an object is no text.</summary>
    public string GetString() => throw new NotSupportedException("This element is an object and not a string.");

    /// <summary>An object is no array.</summary>
    public bool IsArray() => false;

    /// <summary>Throws: an object is no array.</summary>
    public IList<HoconValue> GetArray() =>
        throw new NotSupportedException("This element is an object and not an array.");

    /// <summary>The value of a key, or null.</summary>
    public HoconValue GetKey(string key) => Items.GetValueOrDefault(key);

    /// <summary>The value of a key, which is added without content where it is missing.</summary>
    public HoconValue GetOrCreateKey(string key)
    {
        if (!Items.TryGetValue(key, out var value))
        {
            value = new HoconValue();
            Items.Add(key, value);
        }

        return value;
    }

    /// <summary>Takes over the other object's values; where both have an object, they are merged.</summary>
    public void Merge(HoconObject other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (key, theirs) in other.Items.ToArray())
        {
            Items[key] = Items.TryGetValue(key, out var ours) ? Merged(ours, theirs) : theirs;
        }
    }

    /// <summary>The object as HOCON.</summary>
    public override string ToString() => ToString(0);

    /// <summary>The object as HOCON, indented by so many levels.</summary>
    public string ToString(int indent)
    {
        var blanks = new string(' ', indent * 2);
        var text = new StringBuilder();
        foreach (var (key, value) in Items)
        {
            text.Append(blanks).Append(HoconValue.QuotedIfNeeded(key)).Append(" : ").Append(value.ToString(indent))
                .Append("\r\n");
        }

        return text.ToString();
    }

    internal HoconObject MergedWith(HoconObject other)
    {
        var merged = new HoconObject { Items = new Dictionary<string, HoconValue>(Items, StringComparer.Ordinal) };
        foreach (var (key, theirs) in other.Items)
        {
            merged.Items[key] = Items.TryGetValue(key, out var ours)
                ? Merged(ours, theirs)
                : new HoconValue(theirs.Values);
        }

        return merged;
    }

    private static HoconValue Merged(HoconValue ours, HoconValue theirs)
    {
        if (!ours.IsObject() || !theirs.IsObject())
        {
            return theirs;
        }

        var merged = new HoconValue();
        merged.AppendValue(ours.GetObject().MergedWith(theirs.GetObject()));
        return merged;
    }
}
