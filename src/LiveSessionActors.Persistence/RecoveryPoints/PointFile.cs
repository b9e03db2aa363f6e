using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.SystemCalls;

namespace LiveSessionActors.Persistence.RecoveryPoints;

/// <summary>The file of a session's recovery point. That it cannot be read or written is no error to anybody.</summary>
internal sealed class PointFile(SessionFile session)
{
    /// <summary>A larger one is neither written nor read.</summary>
    public const int BytesMax = 16 * 1024 * 1024;

    private readonly IFileCalls _calls = session.Setting.Calls;
    private readonly string _path = session.Paths.Point;

    /// <summary>What it says; null when there is none that can be believed.</summary>
    public StoredPoint? Read()
    {
        if (_calls.OpenFile(_path, OpenFor.Read, out var file).Failed)
            return null;
        try
        {
            if (_calls.Look(file, out var look).Failed || look.Kind != FileKind.Regular || look.Size > BytesMax)
                return null;
            var content = new byte[look.Size];
            var error = _calls.ReadFully(file, content, 0, out var count);
            return error.Failed ? null : PointText.Read(session.Session, content.AsMemory(0, count));
        }
        finally
        {
            _calls.Close(file);
        }
    }

    /// <summary>Replaces it whole; false when that may not or cannot be.</summary>
    public bool Replace(ReadOnlySpan<byte> content)
    {
        if (session.Guard.Enter(session.Session) is not null)
            return false;
        try
        {
            return HasDirectory() && Place(content, session.Paths.NewTemporary());
        }
        finally
        {
            session.Guard.Leave();
        }
    }

    private bool Place(ReadOnlySpan<byte> content, string temporary)
    {
        if (_calls.OpenFile(temporary, OpenFor.WriteNew, out var file).Failed)
            return false;
        var error = _calls.WriteFully(file, content);
        _calls.Close(file);
        if (!error.Failed && !_calls.Rename(temporary, _path).Failed)
            return true;
        _calls.Unlink(temporary);
        return false;
    }

    private bool HasDirectory()
    {
        var directory = session.Paths.Workspace.Recovery;
        if (_calls.Look(directory, out var look).Failed)
            return false;
        return look.Kind == FileKind.Directory
            || (look.Kind == FileKind.Missing && !_calls.MakeDirectory(directory).Failed);
    }
}
