namespace LiveSessionActors.Sessions;

/// <summary>The line that an entry was read from, for as long as its text is in memory.</summary>
internal readonly ref struct EntryLine(int number, ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;

    public int Number { get; } = number;

    public LineIdentity Identity => new(Number, LineHash.Of(_text));
}
