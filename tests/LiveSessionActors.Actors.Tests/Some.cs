using System.Text;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests;

/// <summary>Values that a test needs and whose particulars do not matter to it.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Moment = new(2026, 3, 4, 5, 6, 7, 89, TimeSpan.Zero);

    public static Workspace Workspace { get; } = Workspace.Parse("/some/workspace");

    public static SessionId Session { get; } = SessionId.Parse("some-session");

    public static SessionKey Key { get; } = new(Workspace, Session);

    public static LiveSessionSettings Settings { get; } = new(
        new SessionSettings(TimeSpan.FromMinutes(5), 1000, 100, 100_000, 5, 1000, 1_000_000, TimeSpan.FromMilliseconds(250), 1000),
        new WorkspaceSettings(TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(5), 8, TimeSpan.FromSeconds(5), 1 << 20),
        new WorkSettings(
            3,
            TimeSpan.FromMilliseconds(50),
            TimeSpan.FromSeconds(30),
            TimeSpan.FromMinutes(15),
            TimeSpan.FromMinutes(5),
            1000),
        new WatchSettings(
            TimeSpan.FromMilliseconds(50), 1000, 256, 1 << 20, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(15)));

    /// <summary>A checkpoint that shows variant <paramref name="number"/>.</summary>
    public static SessionEvent Event(int number = 1, SessionId? session = null) => SessionEvent.Parse(
        Encoding.UTF8.GetBytes($$"""{"type":"checkpoint","visibleVariant":{{number}}}"""),
        (session ?? Session).Value,
        64);

    public static SessionCommand.AppendEvent Append(
        int number = 1, string? key = null, double? expected = null, SessionId? session = null) =>
        new(Workspace, session ?? Session, Event(number, session), key, expected);

    public static SessionQuery.GetSnapshot Get(SessionId? session = null) => new(Workspace, session ?? Session);

    /// <summary>A journal's line, with its newline, as another process writes it.</summary>
    public static string Line(double seq, int number = 1, string? key = null, SessionId? session = null) =>
        Text(JournalEntry.Create(seq, Event(number, session), Moment, key)) + "\n";

    public static string Text(JournalEntry entry) => Encoding.UTF8.GetString(entry.Text.Span);

    /// <summary>The variant that a snapshot shows: the number of the last event.</summary>
    public static string Visible(SessionSnapshot snapshot) =>
        Encoding.UTF8.GetString(snapshot.ToJson(["visibleVariant"]));

    public static string Json(SessionSnapshot snapshot) => Encoding.UTF8.GetString(snapshot.Json.Span);

    /// <summary>So many sequence numbers on from <paramref name="first"/>.</summary>
    public static IEnumerable<double> Seqs(int first, int count) =>
        Enumerable.Range(first, count).Select(seq => (double)seq);

    public static string Visible(int number) => $$"""{"visibleVariant":{{number}}}""";
}
