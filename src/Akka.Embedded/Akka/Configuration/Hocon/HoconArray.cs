namespace Akka.Configuration.Hocon;

/// <summary>An array: <c>[1, 2, 3]</c>.</summary>
public class HoconArray : List<HoconValue>, IHoconElement
{
    /// <summary>An array is no text.</summary>
    public bool IsString() => false;

    /// <summary>Throws: an array is no text.</summary>
    public string GetString() => throw new NotSupportedException("This element is an array and not a string.");

    /// <summary>An array is one.</summary>
    public bool IsArray() => true;

    /// <summary>The values in it.</summary>
    public IList<HoconValue> GetArray() => this;

    /// <summary>The array as HOCON.</summary>
    public override string ToString() => $"[{string.Join(",", this)}]";
}
