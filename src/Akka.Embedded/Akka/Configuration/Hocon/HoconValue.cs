using System.Globalization;

namespace Akka.Configuration.Hocon;

/// <summary>A value: one element, or several that stand side by side and are read as one.</summary>
public class HoconValue : IMightBeAHoconObject
{
    /// <summary>A value without content.</summary>
    public HoconValue()
        : this([])
    {
    }

    /// <summary>A value of these elements; where they come from changes nothing about it.</summary>
    /// <param name="values">The elements.</param>
    /// <param name="adoptedFromFallback">Whether the elements come from a fallback: a note without effect.</param>
    public HoconValue(List<IHoconElement> values, bool adoptedFromFallback = true) => Values = values;

    /// <summary>The elements.</summary>
    public List<IHoconElement> Values { get; }

    /// <summary>Whether there is no element, or an object without keys first.</summary>
    public bool IsEmpty => Values.Count == 0 || Values[0] is HoconObject { Items.Count: 0 };

    /// <summary>A configuration with this value as its root.</summary>
    public Config ToConfig() => new(new HoconRoot(this));

    /// <summary>A configuration with this value as its only key.</summary>
    public Config AtKey(string key)
    {
        var parent = new HoconObject();
        parent.Items[key] = this;
        return new Config(new HoconRoot(new HoconValue([parent])));
    }

    /// <summary>Adds an element behind the others.</summary>
    public void AppendValue(IHoconElement value) => Values.Add(value);

    /// <summary>Replaces all elements by one.</summary>
    public void NewValue(IHoconElement value)
    {
        Values.Clear();
        Values.Add(value);
    }

    /// <summary>Removes all elements.</summary>
    public void Clear() => Values.Clear();

    /// <summary>Whether the value is an object.</summary>
    public bool IsObject() => GetObject() is not null;

    /// <summary>The object that the first element is, or null.</summary>
    public HoconObject GetObject() => Values.FirstOrDefault() switch
    {
        HoconObject first => first,
        IMightBeAHoconObject other when other.IsObject() => other.GetObject(),
        _ => null,
    };

    /// <summary>The value of a key of the object that this is, or null.</summary>
    public HoconValue GetChildObject(string key) => GetObject()?.GetKey(key);

    /// <summary>Whether there are values in arrays here.</summary>
    public bool IsArray() => GetArray().Count != 0;

    /// <summary>The values of all arrays here, one after the other.</summary>
    public IList<HoconValue> GetArray() =>
        Values.Where(element => element.IsArray()).SelectMany(element => element.GetArray()).ToList();

    /// <summary>Whether the value is text.</summary>
    public bool IsString() => Values.Count > 0 && Values.TrueForAll(element => element.IsString());

    /// <summary>The text without the blanks around it; null for <c>null</c> and for what is no text.</summary>
    public string GetString()
    {
        if (!IsString())
        {
            return null;
        }

        var text = string.Concat(Values.Select(element => element.GetString())).Trim();
        return text == "null" ? null : text;
    }

    /// <summary>The truth value: <c>on</c>, <c>off</c>, <c>true</c> or <c>false</c>.</summary>
    public bool GetBoolean() => GetString() switch
    {
        "on" or "true" => true,
        "off" or "false" => false,
        var other => throw new NotSupportedException($"Unknown boolean format: {other}"),
    };

    /// <summary>The number.</summary>
    public byte GetByte() => byte.Parse(GetString(), NumberFormatInfo.InvariantInfo);

    /// <summary>The number.</summary>
    public int GetInt() => int.Parse(GetString(), NumberFormatInfo.InvariantInfo);

    /// <summary>The number.</summary>
    public long GetLong() => long.Parse(GetString(), NumberFormatInfo.InvariantInfo);

    /// <summary>The number.</summary>
    public float GetFloat() => float.Parse(GetString(), NumberFormatInfo.InvariantInfo);

    /// <summary>The number.</summary>
    public double GetDouble() => double.Parse(GetString(), NumberFormatInfo.InvariantInfo);

    /// <summary>The number.</summary>
    public decimal GetDecimal() => decimal.Parse(GetString(), NumberFormatInfo.InvariantInfo);

    /// <summary>The duration; <c>infinite</c> only where it is allowed.</summary>
    public TimeSpan GetTimeSpan(bool allowInfinite = true) => HoconDuration.Parse(GetString(), allowInfinite);

    /// <summary>The size in bytes; null where there is no text.</summary>
    public long? GetByteSize() => GetString() is { Length: > 0 } text ? HoconByteSize.Parse(text) : null;

    /// <summary>The texts in the array.</summary>
    public IList<string> GetStringList() => GetArray().Select(value => value.GetString()).ToList();

    /// <summary>The truth values in the array.</summary>
    public IList<bool> GetBooleanList() => GetArray().Select(value => value.GetBoolean()).ToList();

    /// <summary>The numbers in the array.</summary>
    public IList<byte> GetByteList() => GetArray().Select(value => value.GetByte()).ToList();

    /// <summary>The numbers in the array.</summary>
    public IList<int> GetIntList() => GetArray().Select(value => value.GetInt()).ToList();

    /// <summary>The numbers in the array.</summary>
    public IList<long> GetLongList() => GetArray().Select(value => value.GetLong()).ToList();

    /// <summary>The numbers in the array.</summary>
    public IList<float> GetFloatList() => GetArray().Select(value => value.GetFloat()).ToList();

    /// <summary>The numbers in the array.</summary>
    public IList<double> GetDoubleList() => GetArray().Select(value => value.GetDouble()).ToList();

    /// <summary>The numbers in the array.</summary>
    public IList<decimal> GetDecimalList() => GetArray().Select(value => value.GetDecimal()).ToList();

    /// <summary>The value as HOCON.</summary>
    public override string ToString() => ToString(0);

    /// <summary>The value as HOCON, indented by so many levels.</summary>
    public virtual string ToString(int indent)
    {
        if (IsString())
        {
            return QuotedIfNeeded(GetString());
        }

        if (IsObject())
        {
            var text = GetObject().ToString(indent + 1);
            return indent == 0 ? text : $"{{\r\n{text}{new string(' ', indent * 2)}}}";
        }

        return IsArray()
            ? $"[{string.Join(",", GetArray().Select(value => value.ToString(indent + 1)))}]"
            : "<<unknown value>>";
    }

    internal static string QuotedIfNeeded(string text) => text switch
    {
        null => string.Empty,
        _ when text.AsSpan().ContainsAny(' ', '\t', ':') => $"\"{text}\"",
        _ => text,
    };
}
