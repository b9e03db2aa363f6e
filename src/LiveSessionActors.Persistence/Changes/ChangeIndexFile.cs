using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Changes;

/// <summary>
/// The file of a workspace's index of changes: read whole, added to at its end, or replaced whole. Nothing is flushed,
/// since what it says is checked against itself and the journals whenever it is read. What others put in its place, or did
/// to it, is not added to.
/// </summary>
internal sealed class ChangeIndexFile(IFileCalls calls, WorkspacePaths paths, IWriteGuard guard, LastIndex last)
{
    private const long BytesMax = 64 << 20;

    /// <summary>What it holds, up to a limit beyond which no index comes; nothing when it is not there.</summary>
    /// <exception cref="SessionException">It cannot be read.</exception>
    public ReadOnlyMemory<byte> Read()
    {
        var error = calls.OpenFile(paths.ChangeIndex, OpenFor.Read, out var file);
        if (error.Kind == FileErrorKind.NotFound)
            return default;
        if (error.Failed)
            throw FileRefusals.Unreadable(paths.ChangeIndex, error);
        try
        {
            error = calls.Look(file, out var look);
            if (!error.Failed && look.Kind != FileKind.Regular)
                throw FileRefusals.NoFile(paths.ChangeIndex);
            // Of one that nobody wrote a byte says that it is there, and no index.
            var content = new byte[look.Size > BytesMax ? 1 : look.Size];
            var count = 0;
            if (!error.Failed)
                error = calls.ReadFully(file, content, 0, out count);
            if (error.Failed)
                throw FileRefusals.Unreadable(paths.ChangeIndex, error);
            last.Set(look with { Size = count });
            return content.AsMemory(0, count);
        }
        finally
        {
            calls.Close(file);
        }
    }

    /// <summary>Puts text at its end, or in the place of all it holds.</summary>
    /// <exception cref="SessionException">It cannot be written; at its end some of the text may be.</exception>
    public void Write(ReadOnlyMemory<byte> text, bool replace)
    {
        if (guard.Enter() is { } refusal)
            throw new SessionException(refusal);
        try
        {
            var error = replace ? Replace(text) : Write(paths.ChangeIndex, OpenFor.Append, text);
            if (error.Failed)
            {
                last.Forget();
                throw new SessionException(FileRefusals.Unwritable(paths.ChangeIndex, error));
            }
        }
        finally
        {
            guard.Leave();
        }
    }

    private FileError Replace(ReadOnlyMemory<byte> text)
    {
        var temporary = SessionPaths.NewTemporary(paths, Path.GetFileNameWithoutExtension(paths.ChangeIndex));
        var error = Write(temporary, OpenFor.WriteNew, text);
        if (!error.Failed)
            error = calls.Rename(temporary, paths.ChangeIndex);
        if (error.Failed)
            calls.Unlink(temporary);
        return error;
    }

    private FileError Write(string path, OpenFor purpose, ReadOnlyMemory<byte> text)
    {
        var error = calls.OpenFile(path, purpose, out var file);
        if (error.Failed)
            return error;
        try
        {
            error = calls.Look(file, out var look);
            if (!error.Failed && purpose == OpenFor.Append && !last.Is(look))
                throw new SessionException(FileRefusals.OtherIndex(path));
            if (!error.Failed)
                error = calls.WriteFully(file, text.Span);
            if (!error.Failed)
                last.Set(look, text.Length);
            return error;
        }
        finally
        {
            calls.Close(file);
        }
    }
}
