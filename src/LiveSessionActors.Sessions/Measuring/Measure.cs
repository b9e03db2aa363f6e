using System.Diagnostics.Metrics;

namespace LiveSessionActors.Sessions.Measuring;

/// <summary>
/// Something that is counted from the process's beginning at the cost of an addition, whether anybody reads it or not.
/// Named as OpenTelemetry's conventions have it.
/// </summary>
public abstract class Measure
{
    private protected Measure(MeasureKind kind, string name, string unit, string description) =>
        (Kind, Name, Unit, Description) = (kind, name, unit, description);

    /// <summary>How its values are to be read.</summary>
    public MeasureKind Kind { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its unit, by the Unified Code for Units of Measure.</summary>
    public string Unit { get; }

    /// <summary>What it is, in a sentence.</summary>
    public string Description { get; }

    /// <summary>The upper bounds between which a distribution counts; else empty.</summary>
    public virtual IReadOnlyList<double> Bounds => [];

    /// <summary>What it has come to.</summary>
    public abstract IEnumerable<Reading> Read();

    /// <summary>Makes an instrument of it, for whoever listens to the meter.</summary>
    internal abstract void Publish(Meter meter);
}
