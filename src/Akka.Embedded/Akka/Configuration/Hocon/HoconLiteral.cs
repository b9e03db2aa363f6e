namespace Akka.Configuration.Hocon;

/// <summary>A piece of text: quoted, unquoted, or the blanks between two others.</summary>
public class HoconLiteral : IHoconElement
{
    /// <summary>The text.</summary>
    public string Value { get; set; }

    /// <summary>A literal is text.</summary>
    public bool IsString() => true;

    /// <summary>The text.</summary>
    public string GetString() => Value;

    /// <summary>A literal is no array.</summary>
    public bool IsArray() => false;

    /// <summary>Throws: a literal is no array.</summary>
    public IList<HoconValue> GetArray() =>
        throw new NotSupportedException("This element is a string literal and not an array.");

    /// <summary>The text.</summary>
    public override string ToString() => Value;
}
