using System.Buffers;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>
/// Appends one batch of entries behind the place where its writer believes the journal ends. The result is null, or why
/// the batch is rejected: then nothing of it is in the journal. It fails when something may be.
/// </summary>
internal sealed class JournalAppending(SessionFile session, IReadOnlyList<JournalEntry> entries)
    : FileWork<Exception?>(continueInline: true)
{
    private readonly IFileCalls _calls = session.Setting.Calls;
    private readonly string _path = session.Paths.Journal;
    private readonly Salvage _salvage = new(session);

    /// <inheritdoc/>
    protected override TimeSpan Advance(out Exception? result)
    {
        if (session.End is not { } place)
        {
            result = new JournalMovedException();
            return TimeSpan.Zero;
        }

        result = null;
        if (place.Tail > 0 && TailWait.Remaining(session.Setting, place.TailSince) is { Ticks: > 0 } wait)
            return wait;
        if (session.SalvageSuspected && _salvage.Wait(place) is { Ticks: > 0 } rest)
            return rest;
        result = AppendGuarded(place);
        return TimeSpan.Zero;
    }

    private Exception? AppendGuarded(FilePosition place)
    {
        if (session.Guard.Enter(session.Session) is { } refusal)
            return new SessionException(refusal);
        using var activity = JournalMeasures.Activities.StartActivity("append");
        activity?.SetTag("live_sessions.journal.batch.size", entries.Count);
        try
        {
            return AppendBehind(place);
        }
        finally
        {
            session.Guard.Leave();
        }
    }

    private Exception? AppendBehind(FilePosition place)
    {
        if (Open(place, out var file) is { } rejection)
            return rejection;
        try
        {
            if (session.SalvageSuspected && _salvage.Make(file, place))
                return new JournalMovedException();
            return Append(file, place, TextsOf(entries));
        }
        finally
        {
            _calls.Close(file.Handle);
        }
    }

    private Exception? Open(FilePosition place, out OpenJournal file)
    {
        file = default;
        try
        {
            if (JournalOpening.Open(session, place) is not { } opened)
                return new JournalMovedException();
            file = opened;
            return null;
        }
        catch (SessionException exception)
        {
            return exception;
        }
    }

    private Exception? Append(OpenJournal file, FilePosition place, ReadOnlySpan<ReadOnlyMemory<byte>> texts)
    {
        var length = JournalBatch.Length(texts, sealing: place.Tail > 0);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            JournalBatch.Fill(buffer, texts, sealing: place.Tail > 0);
            var batch = new JournalBatch(_calls, file.Handle, file.Look.Size);
            if (batch.Write(buffer.AsSpan(0, length)) is { Failed: true } error)
                return NotWritten(batch, error);
            JournalMeasures.Bytes.Add(length);
            Flush(file);
            return Confirm(file, batch, place);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private SessionException NotWritten(JournalBatch batch, FileError error)
    {
        var exception = new SessionException(FileRefusals.Unwritable(_path, error));
        return batch.HasWritten ? throw exception : exception;
    }

    private void Flush(OpenJournal file)
    {
        if (session.Setting.Settings.Durability != Durability.Fsync)
            return;

        var started = session.Setting.Time.GetTimestamp();
        var error = _calls.FlushFile(file.Handle);
        JournalMeasures.FlushTime.Record(session.Setting.Time.GetElapsedTime(started).TotalSeconds);
        if (error.Failed)
            throw new SessionException(session.Poison(error));
    }

    private JournalMovedException? Confirm(OpenJournal file, JournalBatch batch, FilePosition place)
    {
        // By its path, not by its handle: what was written to a file that has lost its name is not in the journal.
        var unseen = _calls.LookAgain(_path, out var look).Failed;
        if (!unseen && look.Identity != file.Look.Identity)
            return new JournalMovedException();
        JournalMeasures.Appends.Add(entries.Count);
        JournalMeasures.BatchSize.Record(entries.Count);
        var isOvertaken = unseen || batch.See(look.Size).Failed || batch.Moved;
        session.End = isOvertaken ? null : place.After(entries, look);
        return null;
    }

    private static ReadOnlyMemory<byte>[] TextsOf(IReadOnlyList<JournalEntry> entries)
    {
        var texts = new ReadOnlyMemory<byte>[entries.Count];
        for (var index = 0; index < texts.Length; index++)
            texts[index] = entries[index].Text;
        return texts;
    }
}
