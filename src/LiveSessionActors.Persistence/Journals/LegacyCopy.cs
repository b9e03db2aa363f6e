using System.Buffers;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>
/// Copies a legacy journal to the primary place: whole under another name first, then given its name, unless that is
/// taken by then. Nobody sees half a journal, nobody's journal is replaced.
/// </summary>
internal static class LegacyCopy
{
    /// <summary>
    /// Makes the copy; false when there is nothing to copy, the primary place is taken, or the legacy journal changed
    /// meanwhile.
    /// </summary>
    /// <exception cref="SessionException">It cannot be made.</exception>
    public static bool Make(SessionFile session)
    {
        var calls = session.Setting.Calls;
        using var legacy = JournalReader.Open(calls, JournalPlace.Legacy, session.Paths);
        if (legacy is null)
            return false;

        var temporary = session.Paths.NewTemporary();
        var error = calls.OpenFile(temporary, OpenFor.WriteNew, out var file);
        if (error.Kind == FileErrorKind.NotFound)
        {
            if (session.Guard.Restore() is { } refusal)
                throw new SessionException(refusal);
            error = calls.OpenFile(temporary, OpenFor.WriteNew, out file);
        }

        if (error.Failed)
            throw new SessionException(FileRefusals.Unwritable(temporary, error));
        try
        {
            return Place(session, legacy, temporary, file);
        }
        finally
        {
            calls.Unlink(temporary);
        }
    }

    private static bool Place(SessionFile session, JournalReader legacy, string temporary, nint file)
    {
        FileError error;
        try
        {
            error = Fill(session, legacy, file);
        }
        finally
        {
            session.Setting.Calls.Close(file);
        }

        // What was appended to it meanwhile would not be in the copy, which is the session from then on.
        if (!error.Failed && IsAnother(session, legacy))
            return false;
        if (!error.Failed)
            error = session.Setting.Calls.Link(temporary, session.Paths.Journal);
        if (error.Failed && error.Kind != FileErrorKind.Exists)
            throw new SessionException(FileRefusals.Unwritable(session.Paths.Journal, error));
        return !error.Failed;
    }

    private static bool IsAnother(SessionFile session, JournalReader legacy) =>
        session.Setting.Calls.Look(session.Paths.LegacyJournal, out var look).Failed || look != legacy.Look;

    private static FileError Fill(SessionFile session, JournalReader legacy, nint file)
    {
        var settings = session.Setting.Settings;
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(legacy.Size, 1, settings.PieceBytes));
        try
        {
            while (legacy.Read(buffer) is > 0 and var count)
            {
                if (session.Setting.Calls.WriteFully(file, buffer.AsSpan(0, count)) is { Failed: true } error)
                    return error;
            }

            return settings.Durability == Durability.Fsync ? session.Setting.Calls.FlushFile(file) : FileError.None;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
