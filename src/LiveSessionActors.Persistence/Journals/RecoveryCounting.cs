using System.Buffers;
using LiveSessionActors.Persistence.Threads;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>Counts the lines of a journal, those behind a recovery point without parsing them.</summary>
internal sealed class RecoveryCounting(SessionFile session) : FileWork<long>(continueInline: true)
{
    private readonly TailWait _wait = new(session.Setting);
    private readonly FilePosition? _start = session.RecoveryStart;

    /// <inheritdoc/>
    protected override TimeSpan Advance(out long result)
    {
        result = _start?.LineCount ?? 0;
        session.Recovery = null;
        if (_start is not null && JournalLook.IsUnchanged(session.Setting.Calls, session.Paths, _start))
        {
            session.RecoveryStart = null;
            return TimeSpan.Zero;
        }

        using var reader = JournalReader.Open(session.Setting.Calls, session.Paths);
        // That it is another file by now is found by the first look that follows a recovery.
        if (reader is null || (_start is not null && !reader.Follows(_start)))
        {
            session.RecoveryStart = null;
            return TimeSpan.Zero;
        }

        var rest = ReadRest(reader, out var lines, out var terminated);
        result += lines;
        var wait = terminated ? TimeSpan.Zero : _wait.Next(reader.Offset);
        if (wait > TimeSpan.Zero)
            return wait;
        session.RecoveryStart = null;
        if (lines > 0)
            session.Recovery = new RecoveryReading(reader.Place, reader.Look, _start, rest, _wait.Since);
        return TimeSpan.Zero;
    }

    private byte[]? ReadRest(JournalReader reader, out long lines, out bool terminated)
    {
        var start = reader.Offset = _start?.Offset ?? 0;
        var pieceBytes = session.Setting.Settings.PieceBytes;
        var whole = reader.Size - start <= pieceBytes ? new byte[reader.Size - start] : null;
        var buffer = whole ?? ArrayPool<byte>.Shared.Rent(pieceBytes);
        lines = Count(reader, buffer, out terminated);
        if (whole is null)
            ArrayPool<byte>.Shared.Return(buffer);
        else if (reader.Offset - start < whole.Length)
            Array.Resize(ref whole, (int)(reader.Offset - start));
        return whole;
    }

    private static long Count(JournalReader reader, byte[] buffer, out bool terminated)
    {
        var lines = 0L;
        var last = (byte)'\n';
        while (reader.Read(buffer) is > 0 and var count)
        {
            lines += buffer.AsSpan(0, count).Count((byte)'\n');
            last = buffer[count - 1];
        }

        terminated = last == '\n';
        return terminated ? lines : lines + 1;
    }
}
