using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.RecoveryPoints;
using LiveSessionActors.Persistence.Snapshots;
using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Glances;

/// <summary>
/// Makes a session of its journal, once what that has lost is brought back, and brings its snapshot file up to date, in
/// one piece of the session's work: no append of this process comes in between, so no snapshot is older than what was
/// answered.
/// </summary>
internal sealed class SessionGlancing(SessionFile session, GlanceQuery query) : FileWork<Glanced>(continueInline: true)
{
    private readonly TailWait _wait = new(session.Setting);
    private readonly Salvage _salvage = new(session);
    private bool _salvaged;

    /// <inheritdoc/>
    protected override TimeSpan Advance(out Glanced result)
    {
        result = null!;
        var state = session.Empty;
        var position = FilePosition.Nowhere;
        using (var reader = JournalReader.Open(session.Setting.Calls, session.Paths))
        {
            if (reader is not null && Read(reader, ref state, out position) is { Ticks: > 0 } wait)
                return wait;
        }

        if (!_salvaged && query.MayWrite && session.SalvageSuspected && session.MayBeWritten)
        {
            if (_salvage.Wait(position) is { Ticks: > 0 } wait)
                return wait;
            _salvaged = !position.IsLegacy;
            if (_salvage.TryMake(position))
                return Advance(out result);
        }

        result = Save(position, state.Snapshot);
        return TimeSpan.Zero;
    }

    private TimeSpan Read(JournalReader reader, ref SessionState state, out FilePosition position)
    {
        using var fold = new JournalFold(session, reader, ProvedPoint.Find(session, reader), query.Now);
        reader.Hash = null;
        using var scanner = new LineScanner(reader, fold.Position.Offset, session.Setting.Settings);
        var isOpen = fold.Read(scanner);
        (state, position) = (fold.State, fold.Position);
        session.Points.Reached(position.Offset);
        var line = isOpen ? scanner.ToLine(position.LineCount + 1) : null;
        if (line is not null)
            fold.See(scanner, line);
        session.SalvageSuspected |= fold.SalvageSuspected;
        if (line is null)
            return TimeSpan.Zero;

        state = state.Apply(line, query.Now);
        position = position with { Tail = scanner.Length };
        return line.Problem is not null && !scanner.TooLong ? _wait.Next(scanner.Offset) : TimeSpan.Zero;
    }

    private Glanced Save(FilePosition position, SessionSnapshot snapshot)
    {
        if (!query.MayWrite || !position.HasJournal)
            return new Glanced(position, snapshot, IsSaved: !position.HasJournal, Unsaved: null);
        try
        {
            using var content = snapshot.LendFile();
            new SnapshotReplacement(session, content.Memory).Make();
            // Looked at again, where something could not be brought back yet.
            return new Glanced(position, snapshot, IsSaved: !session.SalvageSuspected, Unsaved: null);
        }
        catch (SessionException exception)
        {
            return new Glanced(position, snapshot, IsSaved: false, exception);
        }
    }
}
