using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions.Tests.Events;

/// <summary><c>EVENTS.md</c> says what the reducer does.</summary>
public sealed partial class EventsPageTests
{
    private const string Unknown = "unknown_event_type";

    private static readonly string Repository = typeof(EventsPageTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == nameof(Repository)).Value!;

    private static readonly EventsPage Page = EventsPage.Read(Repository);

    // Where each field has a value that no event of these tests sets, and where the agent is waited for or not.
    private static readonly string[] Begun =
    [
        """{"type":"generate","count":3,"pageUrl":"/a","screenshotPath":"/a.png"}""",
        """{"type":"agent_done","file":"a","arrivedVariants":2}""",
        """{"type":"checkpoint","owner":"a","visibleVariant":1,"paramValues":{"b":2},"phase":"a"}""",
    ];

    private static readonly string[] Waiting = [.. Begun, """{"type":"generate"}"""];

    // A value of each kind that an event's field may have.
    private static readonly Dictionary<string, string> Values = new()
    {
        ["number"] = "7",
        ["text"] = "\"/x\"",
        ["object"] = """{"a":1}""",
        ["true"] = "true",
    };

    public static TheoryData<string> Types => [.. Page.Types.Select(row => EventsPage.Names(row[0]).Single())];

    [Fact]
    public void The_types_are_those_that_the_reducer_knows_and_no_other()
    {
        var constants = typeof(EventType).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToList();

        Assert.Equal(constants.Order(), EventType.All.Order());
        Assert.Equal(constants.Order(), Page.Types.Select(TypeOf).Order());
        Assert.All(constants, type => Assert.DoesNotContain(Unknown, Json(After([Of(type)])), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void The_phase_afterwards_is_what_the_page_says(string type)
    {
        var named = EventsPage.Names(RowOf(type)[3]).ToHashSet();
        string[] phases = [.. Fields(type).Select(field => PhaseAfter(Of(type, field.Name, Values[field.Kind])))];

        if (named.Remove("phase"))
            Assert.Equal((PhaseOf(Begun), "/x"), (PhaseAfter(Of(type)), PhaseAfter(Of(type, "phase", "\"/x\""))));
        else
            Assert.Equal(named.Order(), phases.Append(PhaseAfter(Of(type))).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void It_makes_work_or_ends_it_as_the_page_says(string type)
    {
        var row = RowOf(type);
        var (idle, waiting) = (After([.. Begun, Of(type)]), After([.. Waiting, Of(type)]));

        var work = (idle.Snapshot.PendingEvent is not null, waiting.Snapshot.PendingEvent?["type"]?.ToString()) switch
        {
            (true, var pending) when pending == $"\"{type}\"" => "makes it",
            (false, null) => "ends it",
            (false, "\"generate\"") => "leaves it",
            var other => $"{other}",
        };

        Assert.Equal(row[4], work);
        Assert.Equal(work == "makes it", row[5].Length > 0);
        Assert.All(EventsPage.Names(row[5]), closing => Assert.Equal("ends it", RowOf(closing)[4]));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_field_sets_what_the_page_says_and_no_other_field_sets_anything(string type)
    {
        Assert.All(Fields(type), field => Assert.Equal(
            field.Sets.Order(), SetBy(type, field.Name, Values[field.Kind]).Order()));
        Assert.All(
            AllFields().Except(Fields(type).Select(field => field.Name)).Except(["type"]),
            name => Assert.Empty(Values.Values.SelectMany(value => SetBy(type, name, value))));
    }

    [Fact]
    public void The_snapshot_has_these_fields_and_these_values_at_first()
    {
        var first = JsonDocument.Parse(SessionState.Empty(SessionId.Parse("8f3a91c2")).Snapshot.Json).RootElement;

        Assert.Equal(
            first.EnumerateObject().Select(field => (field.Name, field.Value.GetRawText())),
            Page.SnapshotFields.Select(row => (EventsPage.Names(row[0]).Single(), EventsPage.Names(row[1]).Single())));
        Assert.Equal(SessionSnapshot.FieldNames, Page.SnapshotFields.Select(row => EventsPage.Names(row[0]).Single()));
    }

    [Fact]
    public void Each_field_of_the_snapshot_is_set_by_these_types() => Assert.All(Page.SnapshotFields, row =>
    {
        var (name, by) = (EventsPage.Names(row[0]).Single(), EventsPage.Names(row[3]));
        var all = row[3].StartsWith("every event", StringComparison.Ordinal);
        Assert.Equal(row[3] is "nothing" or "every event", by.Length == 0);
        Assert.Equal(
            (all ? EventType.All.Except(by) : by).Order(),
            EventType.All.Where(type => Sets(type, name)).Order());
    });

    [Fact]
    public void The_phases_are_those_that_the_reducer_sets()
    {
        var phases = typeof(Phase).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (JsString)field.GetValue(null)!).Order(Comparer<JsString>.Create(
                (one, other) => string.CompareOrdinal(one.Value, other.Value)));

        Assert.Equal(
            phases.Select(phase => (phase.Value, Phase.IsLast(phase) ? "yes" : "no")),
            Page.Phases.Select(row => (EventsPage.Names(row[0]).Single(), row[2]))
                .OrderBy(row => row.Item1, StringComparer.Ordinal));
    }

    [Fact]
    public void Each_arrow_of_the_diagram_leads_to_the_phase_that_the_event_sets()
    {
        var arrows = Arrows().Matches(Page.Text)
            .SelectMany(arrow => arrow.Groups[1].Value.Split(", ").Select(label => (label, arrow.Groups[2].Value)))
            .ToList();

        Assert.Equal(EventType.All.Except([EventType.Checkpoint]).Order(), arrows.Select(TypeOf).Distinct().Order());
        Assert.Equal(
            Page.Phases.Select(row => EventsPage.Names(row[0]).Single()).Except(["new"]).Order(),
            arrows.Select(arrow => arrow.Value).Distinct().Order());
        Assert.All(arrows, arrow => Assert.Equal(
            arrow.Value,
            PhaseAfter(arrow.label.EndsWith(" with carbonize", StringComparison.Ordinal)
                ? Of(TypeOf(arrow), "carbonize", "true")
                : Of(TypeOf(arrow)))));

        static string TypeOf((string Label, string) arrow) => arrow.Label.Split(' ')[0];
    }

    [Fact]
    public void The_diagnostics_are_those_that_there_are()
    {
        string[] lines =
        [
            Entry("""{"type":"strange"}""", 1), Entry("""{"type":"checkpoint","revision":2}""", 2),
            Entry("""{"type":"checkpoint","revision":1}""", 3), Entry(Of("agent_done", "carbonize", "true"), 4),
            Entry(Of("agent_error"), 5), "{torn",
        ];
        var shown = DiagnosticsOf(SessionState.Empty(Some.Session), lines);
        var cut = DiagnosticsOf(SessionState.Empty(Some.Session, diagnosticsMax: 1), lines);

        Assert.Equal(
            shown.Concat(cut).Distinct().Order(),
            Page.Diagnostics.Select(row => $"{EventsPage.Names(row[0]).Single()}: {Joined(row[1])}").Order());

        static string Joined(string cell) => string.Join(',', EventsPage.Names(cell));
    }

    private static IEnumerable<string> DiagnosticsOf(SessionState empty, string[] lines) => JsonDocument
        .Parse(lines.Select((line, index) => Some.Line(line, index + 1))
            .Aggregate(empty, (state, line) => state.Apply(line, Some.Now)).Snapshot.Json)
        .RootElement.GetProperty("diagnostics").EnumerateArray()
        .Select(diagnostic => $"{diagnostic.GetProperty("error").GetString()}: "
            + string.Join(',', diagnostic.EnumerateObject().Skip(1).Select(field => field.Name)));

    // All that the page, or the reducer's own text, has a name for.
    private static IEnumerable<string> AllFields() => Literals()
        .Matches(File.ReadAllText(Path.Combine(Repository, "src/LiveSessionActors.Sessions/SessionReducer.cs")))
        .Select(literal => literal.Groups[1].Value)
        .Concat(Page.Fields.Select(field => field.Name))
        .Concat(Page.CommonFields.Select(row => EventsPage.Names(row[0]).Single()))
        .Append("unheard")
        .Distinct();

    private static IEnumerable<EventsPage.EventField> Fields(string type) =>
        Page.Fields.Where(field => field.Type == type);

    // The event with all of its fields, after sessions that wait and sessions that do not.
    private static bool Sets(string type, string name)
    {
        var fields = Fields(type).Select(field => $",\"{field.Name}\":{Values[field.Kind]}");
        string[] events = [$$"""{"type":"{{type}}"{{string.Concat(fields)}}}""", Stale(type)];
        return events.Any(@event =>
            Changed(After(Begun), After([.. Begun, @event])).Contains(name)
            || Changed(After(Waiting), After([.. Waiting, @event])).Contains(name));
    }

    private static string Stale(string type) => Of(type, "revision", "-1");

    // What the field adds to what the event does without it; the event itself may be the pending one.
    private static string[] SetBy(string type, string name, string value) =>
        [.. Changed(After([.. Begun, Of(type)]), After([.. Begun, Of(type, name, value)])).Except(["pendingEvent"])];

    private static string[] Changed(SessionState before, SessionState after) =>
        [.. Properties(before).Zip(Properties(after))
            .Where(pair => pair.First.Value.GetRawText() != pair.Second.Value.GetRawText())
            .Select(pair => pair.First.Name)];

    private static JsonProperty[] Properties(SessionState state) =>
        [.. JsonDocument.Parse(state.Snapshot.Json).RootElement.EnumerateObject()];

    private static string PhaseAfter(string @event) => PhaseOf([.. Begun, @event]);

    private static string PhaseOf(string[] events) => ((JsString)After(events).Snapshot.Phase).Value;

    private static SessionState After(string[] events) => Some.After([.. events.Select(
        (@event, index) => Entry(@event, index + 1))]);

    private static string Entry(string @event, int seq) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"seq":{{seq}},"id":"s1","ts":"{{seq}}","event":{{@event}}}""");

    private static string Of(string type) => $$"""{"type":"{{type}}"}""";

    private static string Of(string type, string name, string value) =>
        $$"""{"type":"{{type}}","{{name}}":{{value}}}""";

    private static string Json(SessionState state) => Encoding.UTF8.GetString(state.Snapshot.Json.Span);

    private static string[] RowOf(string type) => Page.Types.Single(row => TypeOf(row) == type);

    private static string TypeOf(string[] row) => EventsPage.Names(row[0]).Single();

    [GeneratedRegex("─ ([a-z_, ]+?) ─+▶ ([a-z_]+)")]
    private static partial Regex Arrows();

    [GeneratedRegex("\"(\\w+)\"")]
    private static partial Regex Literals();
}
