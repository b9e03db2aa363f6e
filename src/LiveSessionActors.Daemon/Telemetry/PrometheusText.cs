using System.Globalization;
using System.Text;
using LiveSessionActors.Sessions.Measuring;

namespace LiveSessionActors.Daemon.Telemetry;

/// <summary>
/// Measures as Prometheus reads them, with the names that OpenTelemetry's rules make of theirs: underscores for dots,
/// the unit written out, and <c>_total</c> behind what only rises.
/// </summary>
internal sealed class PrometheusText
{
    /// <summary>The text's media type.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();

    /// <summary>Adds what a measure has come to.</summary>
    public void Add(Measure measure)
    {
        var name = NameOf(measure);
        var type = measure.Kind switch
        {
            MeasureKind.Count => "counter",
            MeasureKind.Level => "gauge",
            _ => "histogram",
        };
        Line($"# HELP {name} {measure.Description}");
        Line($"# TYPE {name} {type}");
        foreach (var reading in measure.Read())
            Add(name, measure, reading);
    }

    /// <summary>Adds a constant that says what it is by its labels.</summary>
    public void Add(string name, string description, params KeyValuePair<string, object?>[] labels)
    {
        Line($"# HELP {name} {description}");
        Line($"# TYPE {name} gauge");
        Line($"{name}{Labels(labels)} 1");
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Add(string name, Measure measure, Reading reading)
    {
        if (reading.Buckets is null)
        {
            Line($"{name}{Labels(reading.Tags)} {reading.Value}");
            return;
        }

        var count = 0L;
        for (var at = 0; at < reading.Buckets.Count; at++)
        {
            count += reading.Buckets[at];
            var bound = at < measure.Bounds.Count ? measure.Bounds[at].ToString(CultureInfo.InvariantCulture) : "+Inf";
            Line($"{name}_bucket{Labels([.. reading.Tags, new("le", bound)])} {count}");
        }

        Line($"{name}_sum{Labels(reading.Tags)} {reading.Value}");
        Line($"{name}_count{Labels(reading.Tags)} {count}");
    }

    private static string NameOf(Measure measure)
    {
        var unit = measure.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        return Plain(measure.Name) + unit + (measure.Kind == MeasureKind.Count ? "_total" : "");
    }

    private static string Labels(KeyValuePair<string, object?>[] tags) => tags.Length == 0
        ? ""
        : $"{{{string.Join(',', tags.Select(tag => $"{Plain(tag.Key)}=\"{Escaped((string?)tag.Value)}\""))}}}";

    private static string Plain(string name) => name.Replace('.', '_');

    private static string? Escaped(string? value) => value
        ?.Replace("\\", @"\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);

    private void Line(FormattableString line) => _text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
