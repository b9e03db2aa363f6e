namespace Akka.Configuration.Hocon;

/// <summary>One piece of a value: an object, an array, a text or a substitution.</summary>
public interface IHoconElement
{
    /// <summary>Whether it is text.</summary>
    bool IsString();

    /// <summary>The text that it is.</summary>
    string GetString();

    /// <summary>Whether it is an array.</summary>
    bool IsArray();

    /// <summary>The values of the array that it is.</summary>
    IList<HoconValue> GetArray();
}
