using System.Diagnostics.Metrics;

namespace LiveSessionActors.Sessions.Measuring;

/// <summary>A measure that is added to: a count, or a level.</summary>
public sealed class Tally : Measure
{
    private readonly Tagged<Cell> _cells;

    /// <summary>A measure with tags of these names; without tags it is there from the beginning.</summary>
    public Tally(MeasureKind kind, string name, string unit, string description, params string[] tags)
        : base(kind, name, unit, description)
    {
        _cells = new Tagged<Cell>(tags, static tags => new Cell(tags));
        if (tags.Length == 0)
            Add(0);
    }

    /// <summary>Adds to what the tags' values say, in the order of their names.</summary>
    public void Add(long amount, params ReadOnlySpan<string> tags) => Of(tags).Add(amount);

    /// <summary>What is added to for these values of the tags, for whoever does it often.</summary>
    public Cell Of(params ReadOnlySpan<string> tags) => _cells[tags];

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read() => _cells.All.Select(cell => new Reading(cell.Tags, cell.Value));

    internal override void Publish(Meter meter)
    {
        if (Kind == MeasureKind.Count)
            meter.CreateObservableCounter(Name, Observe, Unit, Description);
        else
            meter.CreateObservableUpDownCounter(Name, Observe, Unit, Description);
    }

    private IEnumerable<Measurement<long>> Observe() =>
        _cells.All.Select(cell => new Measurement<long>(cell.Value, cell.Tags));

    /// <summary>A number that many threads add to.</summary>
    public sealed class Cell
    {
        private long _value;

        internal Cell(KeyValuePair<string, object?>[] tags) => Tags = tags;

        internal KeyValuePair<string, object?>[] Tags { get; }

        internal long Value => Volatile.Read(ref _value);

        /// <summary>Adds to it.</summary>
        public void Add(long amount) => Interlocked.Add(ref _value, amount);
    }
}
