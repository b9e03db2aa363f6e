using System.Buffers;
using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.RecoveryPoints;

/// <summary>The file of a session's recovery point. That it cannot be read or written is no error to anybody.</summary>
internal sealed class PointFile(SessionFile session)
{
    /// <summary>A larger one is neither written nor read.</summary>
    public const int BytesMax = 16 * 1024 * 1024;

    /// <summary>Stands in for the time of entries that have none; a state that shows it is not written.</summary>
    public static readonly DateTimeOffset NoTime = DateTimeOffset.MinValue;

    private const int StateBytesMin = 64 * 1024;
    private const int StateShare = 4;

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
            var content = ArrayPool<byte>.Shared.Rent((int)look.Size);
            var error = _calls.ReadFully(file, content.AsSpan(0, (int)look.Size), 0, out var count);
            var point = error.Failed ? null : PointText.Read(session.Session, content.AsSpan(0, count));
            ArrayPool<byte>.Shared.Return(content);
            // Made under another setting, it may lack some or show too many.
            return point?.State.DiagnosticsMax == session.Setting.Settings.DiagnosticsMax ? point : null;
        }
        finally
        {
            _calls.Close(file);
        }
    }

    /// <summary>Replaces it whole; false when the point is not worth its space, or that may not or cannot be.</summary>
    public bool Replace(StoredPoint point)
    {
        using var state = SessionStateText.Lend(point.State, NoTime);
        var bytesMax = Math.Max(StateBytesMin, Math.Min(point.Bytes / StateShare, BytesMax / 2));
        return state is not null && state.Memory.Length <= bytesMax && Replace(point, state.Memory.Span);
    }

    private bool Replace(StoredPoint point, ReadOnlySpan<byte> state)
    {
        if (session.Guard.Enter(session.Session) is not null)
            return false;
        try
        {
            return HasDirectory() && Place(point, state, session.Paths.NewTemporary());
        }
        finally
        {
            session.Guard.Leave();
        }
    }

    private bool Place(StoredPoint point, ReadOnlySpan<byte> state, string temporary)
    {
        var beginning = PointText.Beginning(session.Session, point);
        if (_calls.OpenFile(temporary, OpenFor.WriteNew, out var file).Failed)
            return false;
        var error = _calls.WriteFully(file, beginning);
        if (!error.Failed)
            error = _calls.WriteFully(file, state);
        if (!error.Failed)
            error = _calls.WriteFully(file, PointText.Ending(beginning, state));
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
