using LiveSessionActors.Daemon.Telemetry;
using LiveSessionActors.Sessions.Measuring;

namespace LiveSessionActors.Daemon.Tests.Telemetry;

public sealed class PrometheusTextTests
{
    private readonly PrometheusText _text = new();

    [Fact]
    public void A_count_has_its_unit_written_out_and_is_a_total()
    {
        var measure = new Tally(MeasureKind.Count, "live_sessions.journal.written", "By", "Bytes written.");
        measure.Add(42);

        _text.Add(measure);

        Assert.Equal(
            """
            # HELP live_sessions_journal_written_bytes_total Bytes written.
            # TYPE live_sessions_journal_written_bytes_total counter
            live_sessions_journal_written_bytes_total 42

            """.ReplaceLineEndings("\n"),
            _text.ToString());
    }

    [Fact]
    public void A_level_is_a_gauge_and_a_label_is_escaped()
    {
        var measure = new Tally(MeasureKind.Level, "some.level", "{thing}", "Things.", "error.type");
        measure.Add(-3, "a\"b\\c\nd");

        _text.Add(measure);

        Assert.Contains("# TYPE some_level gauge\n", _text.ToString(), StringComparison.Ordinal);
        Assert.Contains("some_level{error_type=\"a\\\"b\\\\c\\nd\"} -3\n", _text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_distribution_counts_upwards_to_all_of_it()
    {
        var measure = new Distribution("some.duration", "s", "Times.", [0.5, 1]);
        foreach (var value in (double[])[0.25, 0.75, 0.75, 4])
            measure.Record(value);

        _text.Add(measure);

        Assert.Equal(
            """
            # HELP some_duration_seconds Times.
            # TYPE some_duration_seconds histogram
            some_duration_seconds_bucket{le="0.5"} 1
            some_duration_seconds_bucket{le="1"} 3
            some_duration_seconds_bucket{le="+Inf"} 4
            some_duration_seconds_sum 5.75
            some_duration_seconds_count 4

            """.ReplaceLineEndings("\n"),
            _text.ToString());
    }
}
