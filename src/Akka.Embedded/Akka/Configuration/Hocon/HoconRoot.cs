namespace Akka.Configuration.Hocon;

/// <summary>What one text of HOCON says: its value, and the substitutions in it.</summary>
public class HoconRoot
{
    /// <summary>A root with substitutions.</summary>
    public HoconRoot(HoconValue value, IEnumerable<HoconSubstitution> substitutions)
    {
        Value = value;
        Substitutions = substitutions;
    }

    /// <summary>A root without substitutions.</summary>
    public HoconRoot(HoconValue value)
        : this(value, [])
    {
    }

    /// <summary>The value at the top.</summary>
    public HoconValue Value { get; }

    /// <summary>The substitutions, in the order in which they were read.</summary>
    public IEnumerable<HoconSubstitution> Substitutions { get; }
}
