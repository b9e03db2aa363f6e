using System.Diagnostics.Metrics;

namespace LiveSessionActors.Sessions.Measuring;

/// <summary>A measure of single values: how many lay between which bounds, and their sum.</summary>
public sealed class Distribution : Measure
{
    private readonly double[] _bounds;
    private readonly Tagged<Cell> _cells;
    private Histogram<double>? _instrument;

    /// <summary>A measure with tags of these names; without tags it is there from the beginning.</summary>
    public Distribution(string name, string unit, string description, double[] bounds, params string[] tags)
        : base(MeasureKind.Distribution, name, unit, description)
    {
        _bounds = bounds;
        _cells = new Tagged<Cell>(tags, values => new Cell(this, values));
        if (tags.Length == 0)
            Of();
    }

    /// <inheritdoc/>
    public override IReadOnlyList<double> Bounds => _bounds;

    /// <summary>Takes in a value.</summary>
    public void Record(double value, params ReadOnlySpan<string> tags) => Of(tags).Record(value);

    /// <summary>What takes in values for these values of the tags, for whoever does it often.</summary>
    public Cell Of(params ReadOnlySpan<string> tags) => _cells[tags];

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read() => _cells.All.Select(cell => cell.Read());

    internal override void Publish(Meter meter) => _instrument = meter.CreateHistogram(
        Name, Unit, Description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = _bounds });

    /// <summary>Counts that many threads add to.</summary>
    public sealed class Cell
    {
        private readonly Distribution _owner;
        private readonly KeyValuePair<string, object?>[] _tags;
        private readonly long[] _buckets;
        private double _sum;

        internal Cell(Distribution owner, KeyValuePair<string, object?>[] tags) =>
            (_owner, _tags, _buckets) = (owner, tags, new long[owner._bounds.Length + 1]);

        /// <summary>Takes in a value.</summary>
        public void Record(double value)
        {
            var at = 0;
            while (at < _owner._bounds.Length && value > _owner._bounds[at])
                at++;
            Interlocked.Increment(ref _buckets[at]);
            for (var sum = _sum; ; sum = _sum)
            {
                if (Interlocked.CompareExchange(ref _sum, sum + value, sum).Equals(sum))
                    break;
            }

            _owner._instrument?.Record(value, _tags);
        }

        internal Reading Read() => new(_tags, Volatile.Read(ref _sum), [.. _buckets]);
    }
}
