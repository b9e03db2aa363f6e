using System.Diagnostics.Metrics;

namespace LiveSessionActors.Sessions.Measuring;

/// <summary>A measure that is looked up when it is read.</summary>
public sealed class Observation(MeasureKind kind, string name, string unit, string description, Func<double> look)
    : Measure(kind, name, unit, description)
{
    /// <inheritdoc/>
    public override IEnumerable<Reading> Read() => [new Reading([], look())];

    internal override void Publish(Meter meter)
    {
        if (Kind == MeasureKind.Count)
            meter.CreateObservableCounter(Name, look, Unit, Description);
        else
            meter.CreateObservableUpDownCounter(Name, look, Unit, Description);
    }
}
