namespace Akka.Configuration.Hocon;

/// <summary>A reference to another value of the same text: <c>${path.to.it}</c>.</summary>
public class HoconSubstitution : IHoconElement, IMightBeAHoconObject
{
    /// <summary>A reference that is not resolved yet.</summary>
    public HoconSubstitution(string path) => Path = path;

    /// <summary>The path of the value that is meant.</summary>
    public string Path { get; set; }

    /// <summary>The value that is meant, once it is known.</summary>
    public HoconValue ResolvedValue { get; set; }

    /// <summary>Whether the value is text.</summary>
    public bool IsString() => ResolvedValue.IsString();

    /// <summary>The value's text.</summary>
    public string GetString() => ResolvedValue.GetString();

    /// <summary>Whether the value is an array.</summary>
    public bool IsArray() => ResolvedValue.IsArray();

    /// <summary>The value's array.</summary>
    public IList<HoconValue> GetArray() => ResolvedValue.GetArray();

    /// <summary>Whether the value is known, and an object.</summary>
    public bool IsObject() => ResolvedValue is not null && ResolvedValue.IsObject();

    /// <summary>The value's object.</summary>
    public HoconObject GetObject() => ResolvedValue.GetObject();
}
