using LiveSessionActors.Persistence.SystemCalls;

namespace LiveSessionActors.Persistence.Tests.Rig;

/// <summary>A file on a <see cref="MemoryDisk"/>: what it holds, and which writes have not been flushed.</summary>
internal sealed class MemoryFile(ulong number, long born)
{
    private readonly FileIdentity _identity = new(1, number, born);
    private readonly List<(int Start, int Length)> _unflushed = [];
    private long _modified = born;

    public byte[] Content { get; private set; } = [];

    public FileLook Look => new(FileKind.Regular, _identity, Content.Length, _modified);

    public void Append(ReadOnlySpan<byte> bytes, long now)
    {
        _unflushed.Add((Content.Length, bytes.Length));
        Content = [.. Content, .. bytes];
        _modified = now;
    }

    public void Cut(int length, long now)
    {
        Content = Content[..Math.Min(length, Content.Length)];
        _unflushed.Clear();
        _modified = now;
    }

    public void Flush() => _unflushed.Clear();

    // A write that was lost before one that was kept leaves zeros; the file ends behind the last that was kept, and
    // that one may have been kept in part.
    public void CutPower(Random random)
    {
        var end = _unflushed.Count == 0 ? Content.Length : _unflushed[0].Start;
        foreach (var (start, length) in _unflushed)
        {
            var kept = random.Next(3) switch { 0 => 0, 1 => length, _ => random.Next(length + 1) };
            Array.Clear(Content, start + kept, length - kept);
            end = kept > 0 ? start + kept : end;
        }

        Content = Content[..end];
        _unflushed.Clear();
    }
}
