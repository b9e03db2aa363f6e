using System.Text.RegularExpressions;

namespace LiveSessionActors.Sessions.Tests.Events;

/// <summary>The tables of <c>EVENTS.md</c>.</summary>
internal sealed partial class EventsPage
{
    public const string Path = "src/LiveSessionActors.Persistence/EVENTS.md";

    private EventsPage(string text)
    {
        Text = text;
        foreach (var section in Sections().Split(text).Skip(1))
        {
            var (title, rows) = (section[..section.IndexOf('\n')], Rows(section).ToList());
            if (title == "Types of events")
                (Types, CommonFields) = ([.. rows.Where(row => row.Length == 6)], [.. rows.Where(row => row.Length == 3)]);
            else if (title == "Phases")
                Phases = rows;
            else if (title == "The snapshot's fields")
                SnapshotFields = rows;
            else if (title == "Diagnostics")
                Diagnostics = rows;
            else
                Fields.AddRange(Names(title).SelectMany(type => rows.Select(row => new EventField(type, row))));
        }
    }

    /// <summary>All of it.</summary>
    public string Text { get; }

    /// <summary>Type, sender, meaning, phase afterwards, work, usually ended by.</summary>
    public IReadOnlyList<string[]> Types { get; } = [];

    /// <summary>Field, kind, what it is: of every event.</summary>
    public IReadOnlyList<string[]> CommonFields { get; } = [];

    /// <summary>The fields of each type's own.</summary>
    public List<EventField> Fields { get; } = [];

    /// <summary>Phase, meaning, over.</summary>
    public IReadOnlyList<string[]> Phases { get; } = [];

    /// <summary>Field, at first, what it is, set by.</summary>
    public IReadOnlyList<string[]> SnapshotFields { get; } = [];

    /// <summary>Error, further fields, when.</summary>
    public IReadOnlyList<string[]> Diagnostics { get; } = [];

    public static EventsPage Read(string repository) => new(File.ReadAllText(System.IO.Path.Combine(repository, Path)));

    /// <summary>What stands in back-quotes.</summary>
    public static string[] Names(string cell) => [.. Quoted().Matches(cell).Select(match => match.Groups[1].Value)];

    private static IEnumerable<string[]> Rows(string section) => section.Split('\n')
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Split('|')[1..^1].Select(cell => cell.Trim()).ToArray());

    [GeneratedRegex("^##+ ", RegexOptions.Multiline)]
    private static partial Regex Sections();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    /// <summary>A field that events of a type may have.</summary>
    internal sealed class EventField(string type, string[] row)
    {
        public string Type => type;

        public string Name { get; } = Names(row[0]).Single();

        /// <summary>Number, text, object, or true.</summary>
        public string Kind { get; } = row[1];

        public string Meaning { get; } = row[2];

        /// <summary>The fields of the snapshot that it sets.</summary>
        public string[] Sets { get; } = Names(row[3]);
    }
}
