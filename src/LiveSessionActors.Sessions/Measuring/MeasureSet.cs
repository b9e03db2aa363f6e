using System.Collections;
using System.Diagnostics.Metrics;

namespace LiveSessionActors.Sessions.Measuring;

/// <summary>The measures of one part of the product.</summary>
public sealed class MeasureSet(params Measure[] measures) : IReadOnlyCollection<Measure>
{
    /// <summary>
    /// The name of the meter, and of the source of activities, by which a host listens to live sessions.
    /// </summary>
    public const string MeterName = "LiveSessionActors";

    private Meter? _meter;

    /// <inheritdoc/>
    public int Count => measures.Length;

    /// <summary>
    /// Makes instruments of the measures, once. Before that nobody can listen, and nothing is paid for instruments;
    /// what was counted so far is in them, except that distributions begin anew for listeners.
    /// </summary>
    public void Publish()
    {
        var meter = new Meter(MeterName, typeof(MeasureSet).Assembly.GetName().Version?.ToString(3));
        if (Interlocked.CompareExchange(ref _meter, meter, null) is not null)
        {
            meter.Dispose();
            return;
        }

        foreach (var measure in measures)
            measure.Publish(meter);
    }

    /// <inheritdoc/>
    public IEnumerator<Measure> GetEnumerator() => measures.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
