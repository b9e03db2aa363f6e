using System.Globalization;
using System.Text;
using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.RecoveryPoints;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Tests.RecoveryPoints;

/// <summary>A journal, its recovery point, and recoveries with and without it.</summary>
internal sealed class PointRig : IDisposable
{
    // So small that every journal of a test has a point as soon as one is asked for.
    public static readonly JournalSettings Settings = Some.Unflushed with { RecoveryPointBytes = 1, PieceBytes = 300 };

    public TemporaryWorkspace Workspace { get; } = new();

    public IFileCalls Calls { get; init; } = FileCalls.System;

    public string Journal => Workspace.Of(Some.Session).Journal;

    public string Point => Workspace.Of(Some.Session).Point;

    public SessionWriter Writer() => new(Calls, Workspace.Paths, Settings);

    /// <summary>Lines of other programs.</summary>
    public PointRig Append(params string[] lines)
    {
        Directory.CreateDirectory(Workspace.Paths.Sessions);
        File.AppendAllText(Journal, string.Concat(lines.Select(line => line + "\n")), Encoding.Latin1);
        return this;
    }

    /// <summary>Entries of different kinds, numbered from <paramref name="first"/>.</summary>
    public PointRig AppendEntries(int first, int count) => Append([.. Enumerable.Range(first, count).Select(Entry)]);

    public bool MakePoint()
    {
        var writer = Writer();
        return writer.Run(new PointWriting(writer.File));
    }

    /// <summary>The point, if it fits the journal.</summary>
    public ProvedPoint? Load()
    {
        using var reader = JournalReader.Open(Calls, JournalPlace.Primary, Workspace.Of(Some.Session));
        return reader is null ? null : ProvedPoint.Find(Writer().File, reader);
    }

    /// <summary>Recovers as an actor does; gives the session, and how many lines were read as JSON for it.</summary>
    public (SessionState State, JournalPosition Position, int Read) Recover(SessionWriter? with = null)
    {
        var writer = with ?? Writer();
        var known = Load()?.Position.LineCount ?? 0;
        var folded = writer.Run(new RecoveryFolding(writer.File));
        var (state, read) = (folded ?? SessionState.Empty(Some.Session), 0);
        var first = (writer.File.End?.Lines ?? 0) + 1;
        var highest = writer.Run(new RecoveryCounting(writer.File));
        if (highest >= first)
        {
            writer.Run(new Replaying(writer.File, first, highest, long.MaxValue, line =>
            {
                Assert.Equal(first + read++, line.Number);
                state = state.Apply(line, Some.Time);
            }));
        }

        return (state, (JournalPosition?)writer.File.End ?? JournalPosition.Start, first - 1 - known + read);
    }

    /// <summary>Recovers from nothing but the journal.</summary>
    public (SessionState State, JournalPosition Position, int Read) RecoverWhole()
    {
        var hidden = Point + ".hidden";
        if (File.Exists(Point))
            File.Move(Point, hidden);
        var whole = Recover();
        if (File.Exists(hidden))
            File.Move(hidden, Point);
        return whole;
    }

    public void AssertSameAsWhole(string what = "")
    {
        var (whole, found) = (RecoverWhole(), Recover());
        Assert.True(
            whole.State.Snapshot.Json.Span.SequenceEqual(found.State.Snapshot.Json.Span)
                && whole.State.NextSeq.Equals(found.State.NextSeq)
                && whole.Position.Lines == found.Position.Lines,
            what);
    }

    public void Dispose() => Workspace.Dispose();

    private static string Entry(int seq) => (seq % 4) switch
    {
        0 => Entry(seq, $"\"generate\",\"count\":{seq},\"token\":\"x\"", $",\"key\":\"k{seq}\""),
        1 => Entry(seq, $"\"checkpoint\",\"revision\":{seq},\"paramValues\":{{\"a\":{seq}}}"),
        2 => Entry(seq, $"\"steer{seq}\""),
        _ => $"no json {seq}",
    };

    private static string Entry(int seq, string @event, string key = "") => string.Create(
        CultureInfo.InvariantCulture, $"{{\"seq\":{seq},\"ts\":\"t{seq}\",\"event\":{{\"type\":{@event}}}{key}}}");
}
