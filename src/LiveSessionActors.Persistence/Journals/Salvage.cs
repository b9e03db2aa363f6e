using System.Buffers;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>
/// Brings back entries that another process appended directly behind a torn line: the line as a whole is unreadable,
/// but it holds whole entries of this session. While nothing newer stands behind them, they are appended again, each as
/// a line of its own; nothing is rewritten.
/// </summary>
internal sealed class Salvage(SessionFile session)
{
    private readonly IFileCalls _calls = session.Setting.Calls;
    private readonly TailWait _wait = new(session.Setting);

    /// <summary>The entries that a journal, open for reading, has lost and may get back.</summary>
    public static IReadOnlyList<byte[]> Find(SessionFile session, JournalReader reader)
    {
        var lost = new LostEntries(session.Session);
        using (var scanner = new LineScanner(reader, 0, session.Setting.Settings))
        {
            while (scanner.MoveNext())
                lost.See(scanner, scanner.TooLong || scanner.ToLine(1).Problem is not null);
        }

        using var again = new LineScanner(reader, 0, session.Setting.Settings);
        while (lost.Any && again.MoveNext())
            lost.Drop(again);
        return lost.All;
    }

    /// <summary>
    /// How long the end of the journal is still to be left alone, since whoever wrote there may be about to write more.
    /// </summary>
    public TimeSpan Wait(FilePosition end) => _wait.Next(end.End);

    /// <summary>
    /// Brings back what can be in a journal that was read to <paramref name="end"/>; whether to read on. A legacy journal is
    /// copied first, and the copy gets it back.
    /// </summary>
    public bool TryMake(FilePosition end)
    {
        if (session.Guard.Enter(session.Session) is not null)
            return false;
        try
        {
            if (end.IsLegacy)
                return LegacyCopy.Make(session);
            if (JournalOpening.Open(session, end) is not { } file)
                return false;
            try
            {
                return Make(file, end);
            }
            finally
            {
                _calls.Close(file.Handle);
            }
        }
        catch (SessionException)
        {
            // Reading does not fail for it: the next append meets the same and says so.
            return false;
        }
        finally
        {
            session.Guard.Leave();
        }
    }

    /// <summary>The same in a file that is open for appending, and as it was when it was read to its end.</summary>
    /// <exception cref="SessionException">What was found could not be written.</exception>
    public bool Make(OpenJournal file, FilePosition end)
    {
        var entries = Find();
        var (size, isSealed, written) = (file.Look.Size, end.Tail == 0, 0);
        foreach (var entry in entries)
        {
            // Looking for them took its time: what has come since stands before them, and they are left where they are.
            if (_calls.Look(file.Handle, out var look).Failed || look.Size != size)
                break;
            size += Write(file.Handle, size, entry, sealing: !isSealed);
            isSealed = true;
            written++;
        }

        if (written > 0)
            Flush(file.Handle);
        session.SalvageSuspected = written < entries.Count;
        return entries.Count > 0;
    }

    private IReadOnlyList<byte[]> Find()
    {
        using var reader = JournalReader.Open(_calls, JournalPlace.Primary, session.Paths);
        return reader is null ? [] : Find(session, reader);
    }

    private int Write(nint file, long end, ReadOnlyMemory<byte> entry, bool sealing)
    {
        var length = JournalBatch.Length([entry], sealing);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            JournalBatch.Fill(buffer, [entry], sealing);
            var error = new JournalBatch(_calls, file, end).Write(buffer.AsSpan(0, length));
            if (error.Failed)
                throw new SessionException(FileRefusals.Unwritable(session.Paths.Journal, error));
            JournalMeasures.Bytes.Add(length);
            return length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Flush(nint file)
    {
        if (session.Setting.Settings.Durability == Durability.Fsync && _calls.FlushFile(file) is { Failed: true } error)
            throw new SessionException(session.Poison(error));
    }
}
