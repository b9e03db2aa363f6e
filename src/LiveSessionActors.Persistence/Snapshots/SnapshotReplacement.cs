using System.Buffers;
using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Snapshots;

/// <summary>
/// Replaces a snapshot file whole: readers see the old one or the new one. A file that holds these bytes already is
/// left alone. Nothing is flushed, since nobody needs the file to survive. To be used within the session's own queue of
/// work, so that the newest one is the last.
/// </summary>
internal sealed class SnapshotReplacement(SessionFile session, ReadOnlyMemory<byte> content)
{
    private readonly IFileCalls _calls = session.Setting.Calls;
    private readonly string _path = session.Paths.Snapshot;

    /// <summary>Does it.</summary>
    /// <exception cref="SessionException">It may not be done, or could not.</exception>
    public void Make()
    {
        // Reading a workspace without files of ours makes none.
        if (IsUpToDate(out var exists) || !session.Guard.IsLaid || (!exists && IsRemoved()))
            return;
        if (session.Guard.Enter(session.Session) is { } refusal)
            throw new SessionException(refusal);
        try
        {
            if (exists || !IsArchived())
                Replace(exists);
        }
        finally
        {
            session.Guard.Leave();
        }
    }

    private bool IsUpToDate(out bool exists)
    {
        var error = _calls.OpenFile(_path, OpenFor.Read, out var file);
        exists = error.Kind != FileErrorKind.NotFound;
        if (error.Kind is FileErrorKind.NotFound or FileErrorKind.Forbidden)
            return false;
        if (error.Failed)
            throw FileRefusals.Unreadable(_path, error);
        try
        {
            if (_calls.Look(file, out var look).Failed || look.Kind != FileKind.Regular)
                throw FileRefusals.NoFile(_path);
            return look.Size == content.Length && Holds(file);
        }
        finally
        {
            _calls.Close(file);
        }
    }

    // What is archived has no snapshot file: it would show a session that lists do not.
    private bool IsArchived() =>
        _calls.IsMissing(session.Paths.Journal) && !_calls.IsMissing(session.Paths.ArchivedJournal);

    // The file follows an append, and the workspace's files may have been removed meanwhile: they are not laid anew for it.
    private bool IsRemoved() =>
        _calls.IsMissing(session.Paths.Workspace.Sessions) && _calls.IsMissing(session.Paths.LegacyJournal);

    private bool Holds(nint file)
    {
        var present = ArrayPool<byte>.Shared.Rent(content.Length);
        try
        {
            var error = _calls.ReadFully(file, present.AsSpan(0, content.Length), 0, out var count);
            return !error.Failed && present.AsSpan(0, count).SequenceEqual(content.Span);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(present);
        }
    }

    private void Replace(bool exists)
    {
        if (exists ? TryTradeWithSpare() : TryWriteAtOnce())
            return;
        var temporary = session.Paths.NewTemporary();
        var error = Write(temporary);
        if (error.Kind == FileErrorKind.NotFound)
        {
            if (session.Guard.Restore() is { } refusal)
                throw new SessionException(refusal);
            error = Write(temporary);
        }

        if (!error.Failed)
            error = Place(temporary, exists);
        if (!error.Failed)
            return;
        _calls.Unlink(temporary);
        throw new SessionException(FileRefusals.Unwritable(_path, error));
    }

    // A new file gets its name when it is whole: a third of the cost of giving it one name first and another one then.
    private bool TryWriteAtOnce()
    {
        if (_calls.OpenFile(session.Paths.Workspace.Sessions, OpenFor.WriteUnnamed, out var file).Failed)
            return false;
        var written = !_calls.WriteFully(file, content.Span).Failed && !_calls.Name(file, _path).Failed;
        _calls.Close(file);
        return written;
    }

    // Only a file that no reader has open any more is written again.
    private bool TryTradeWithSpare()
    {
        var spares = session.Guard.Spares;
        if (spares.Take() is not { } spare)
            return false;
        var error = _calls.OpenFile(spare, OpenFor.Rewrite, out var file);
        if (!error.Failed)
        {
            error = Rewrite(file);
            _calls.Close(file);
        }

        if (!error.Failed && !_calls.Exchange(spare, _path).Failed)
            return !spares.Keep(spare).Failed;
        _calls.Unlink(spare);
        if (error.Kind == FileErrorKind.NotSupported)
            spares.Close();
        return false;
    }

    private FileError Rewrite(nint file)
    {
        var error = _calls.Reserve(file);
        if (!error.Failed)
            error = _calls.WriteFully(file, content.Span);
        return error.Failed ? error : _calls.Resize(file, content.Length);
    }

    private FileError Write(string temporary)
    {
        var error = _calls.OpenFile(temporary, OpenFor.WriteNew, out var file);
        if (error.Failed)
            return error;
        error = _calls.WriteFully(file, content.Span);
        _calls.Close(file);
        return error;
    }

    // A file renamed over another one makes ext4 write it out at once, which costs more than all the rest of an append;
    // two files that trade names do not. Either way there is no moment without a whole snapshot.
    private FileError Place(string temporary, bool exists)
    {
        if (exists && !_calls.Exchange(temporary, _path).Failed)
            return session.Guard.Spares.Keep(temporary);
        return _calls.Rename(temporary, _path);
    }
}
