using System.Diagnostics.Metrics;
using LiveSessionActors.Sessions.Measuring;

namespace LiveSessionActors.Sessions.Tests.Measuring;

public sealed class MeasureSetTests
{
    private readonly Tally _count = new(MeasureKind.Count, "set.count", "{thing}", "Things.", "kind");
    private readonly Tally _level = new(MeasureKind.Level, "set.level", "{thing}", "Things now.");
    private readonly Distribution _time = new("set.time", "s", "Times.", [1, 2]);
    private readonly Observation _look = new(MeasureKind.Level, "set.look", "By", "Looked up.", () => 7);

    [Fact]
    public void What_was_counted_before_anybody_listened_is_heard_once_instruments_are_made()
    {
        var heard = new SortedDictionary<string, double>(StringComparer.Ordinal);
        _count.Add(2, "a");
        _count.Add(3, "b");
        _level.Add(5);
        _level.Add(-1);
        using var listener = Listen(heard);

        new MeasureSet(_count, _level, _time, _look).Publish();
        _time.Record(1.5);
        listener.RecordObservableInstruments();

        Assert.Equal(
            new Dictionary<string, double>
            {
                ["set.count a"] = 2,
                ["set.count b"] = 3,
                ["set.level"] = 4,
                ["set.look"] = 7,
                ["set.time"] = 1.5,
            },
            heard);
    }

    [Fact]
    public void Instruments_are_made_once()
    {
        var made = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) => made += instrument.Name == "set.level" ? 1 : 0,
        };
        listener.Start();
        var set = new MeasureSet(_level);

        set.Publish();
        set.Publish();

        Assert.Equal(1, made);
    }

    private static MeterListener Listen(SortedDictionary<string, double> heard)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name.StartsWith("set.", StringComparison.Ordinal))
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.Start();
        return listener;

        void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            heard[$"{instrument.Name} {(tags.Length > 0 ? tags[0].Value : "")}".TrimEnd()] = value;
    }
}
