using System.Buffers;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Work;

namespace LiveSessionActors.Persistence.Work;

/// <summary>
/// The file of a workspace's leases: added to at its end, or replaced by a snapshot and what came behind it. Nothing is
/// flushed, since a lease that a power cut loses does no harm: the work is in the journals, and late replies are taken.
/// </summary>
internal sealed class WorkFile(IFileCalls calls, WorkspacePaths paths, IWriteGuard guard)
{
    private const long BytesMax = 64 << 20;

    /// <summary>The lines that make sense; none when it is not there, or larger than anything that was written.</summary>
    /// <exception cref="SessionException">It cannot be read.</exception>
    public IReadOnlyList<WorkLine> Read()
    {
        var error = calls.OpenFile(paths.Work, OpenFor.Read, out var file);
        if (error.Kind == FileErrorKind.NotFound)
            return [];
        if (error.Failed)
            throw FileRefusals.Unreadable(paths.Work, error);
        try
        {
            error = LookAtRegular(file, out var look);
            var content = new byte[look.Size > BytesMax ? 0 : look.Size];
            var count = 0;
            if (!error.Failed)
                error = calls.ReadFully(file, content, 0, out count);
            return error.Failed ? throw FileRefusals.Unreadable(paths.Work, error) : WorkText.Read(content.AsMemory(0, count));
        }
        finally
        {
            calls.Close(file);
        }
    }

    /// <summary>Adds events, the first of which has that sequence number.</summary>
    /// <exception cref="SessionException">They cannot be written; a part of the text may be.</exception>
    public void Append(IEnumerable<(long Number, WorkEvent Happened)> events)
    {
        // What a kill or a full disk cut off ends before the next line.
        var text = new ArrayBufferWriter<byte>();
        text.Write("\n"u8);
        foreach (var (number, happened) in events)
            WorkText.Write(text, number, happened);
        Guarded(() => Append(text.WrittenSpan));
    }

    /// <summary>Puts a snapshot in the place of all it holds, up to the event of that sequence number.</summary>
    /// <exception cref="SessionException">It cannot be written; the file is as it was.</exception>
    public void Replace(long number, WorkSnapshot snapshot)
    {
        var text = new ArrayBufferWriter<byte>();
        WorkText.Write(text, number, snapshot);
        foreach (var line in Read().Where(line => line.Payload is WorkEvent && line.Number > number))
            text.Write(line.Text.Span);
        Guarded(() => Replace(text.WrittenSpan));
    }

    private void Guarded(Func<FileError> write)
    {
        if (guard.Enter() is { } refusal)
            throw new SessionException(refusal);
        try
        {
            if (write() is { Failed: true } error)
                throw new SessionException(FileRefusals.Unwritable(paths.Work, error));
        }
        finally
        {
            guard.Leave();
        }
    }

    // The text begins with a newline, which is left out where the file ends with one.
    private FileError Append(ReadOnlySpan<byte> text)
    {
        var error = calls.OpenFile(paths.Work, OpenFor.Append, out var file);
        if (error.Kind == FileErrorKind.NotFound)
            error = calls.OpenFile(paths.Work, OpenFor.AppendNew, out file);
        if (error.Failed)
            return error;
        try
        {
            error = EndsWithLine(file, out var ended);
            return error.Failed ? error : calls.WriteFully(file, ended ? text[1..] : text);
        }
        finally
        {
            calls.Close(file);
        }
    }

    private FileError EndsWithLine(nint file, out bool ended)
    {
        ended = true;
        var error = LookAtRegular(file, out var look);
        if (error.Failed || look.Size == 0)
            return error;
        Span<byte> last = stackalloc byte[1];
        error = calls.ReadFully(file, last, look.Size - 1, out _);
        ended = last[0] == (byte)'\n';
        return error;
    }

    private FileError LookAtRegular(nint file, out FileLook look)
    {
        var error = calls.Look(file, out look);
        return error.Failed || look.Kind == FileKind.Regular ? error : throw FileRefusals.NoFile(paths.Work);
    }

    private FileError Replace(ReadOnlySpan<byte> text)
    {
        var temporary = SessionPaths.NewTemporary(paths, Path.GetFileNameWithoutExtension(paths.Work));
        var error = calls.OpenFile(temporary, OpenFor.WriteNew, out var file);
        if (error.Failed)
            return error;
        error = calls.WriteFully(file, text);
        calls.Close(file);
        if (!error.Failed)
            error = calls.Rename(temporary, paths.Work);
        if (error.Failed)
            calls.Unlink(temporary);
        return error;
    }
}
