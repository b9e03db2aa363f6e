using System.Globalization;
using System.Text;
using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Tests.Rig;

/// <summary>Values that mean nothing.</summary>
internal static class Some
{
    public static readonly SessionId Session = SessionId.Parse("8f3a91c2");

    public static readonly DateTimeOffset Time = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly JournalSettings Settings = new(
        Durability.Fsync,
        LineBytesMax: 64 * 1024,
        PieceBytes: 16 * 1024,
        RecoveryPointBytes: 1024 * 1024,
        TailSettle: TimeSpan.FromMilliseconds(50),
        TailSettleMax: TimeSpan.FromSeconds(1),
        ThreadsMax: 4,
        ThreadIdle: TimeSpan.FromSeconds(1),
        DiagnosticsMax: int.MaxValue);

    /// <summary>For tests of damage, which a flush only makes slow.</summary>
    public static readonly JournalSettings Unflushed = Settings with { Durability = Durability.Os };

    public static JournalEntry Entry(double seq, string message = "done", SessionId? session = null) =>
        JournalEntry.Create(seq, Event(message, session), Time);

    public static SessionEvent Event(string message = "done", SessionId? session = null) => SessionEvent.Parse(
        Encoding.UTF8.GetBytes(EventText(message, session)), null, 64);

    /// <summary>A line as another program writes it, with its newline.</summary>
    public static byte[] ForeignLine(double seq, string message = "foreign") =>
        Encoding.UTF8.GetBytes(ForeignText(seq, message));

    /// <summary>The same as text.</summary>
    public static string ForeignText(double seq, string message = "foreign") => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"seq\":{seq},\"id\":\"{Session}\",\"type\":\"agent_error\",\"ts\":\"2026-03-02T00:00:00.000Z\",")
        + $"\"event\":{EventText(message, Session)}}}\n";

    /// <summary>The same of any type and session.</summary>
    public static string ForeignLine(int seq, string type, string session) =>
        $$$"""{"seq":{{{seq}}},"id":"{{{session}}}","type":"{{{type}}}","ts":"2026-03-01T00:00:00.000Z","""
        + $$$"""
        "event":{"type":"{{{type}}}"}}

        """;

    public static FileSetting Setting(
        IFileCalls? calls = null, TimeProvider? time = null, JournalSettings? settings = null) =>
        new(calls ?? FileCalls.System, settings ?? Settings, time ?? TimeProvider.System);

    public static string Text(JournalEntry entry) => Encoding.UTF8.GetString(entry.Text.Span);

    private static string EventText(string message, SessionId? session) =>
        $$"""{"type":"agent_error","id":"{{session ?? Session}}","message":"{{message}}"}""";
}
