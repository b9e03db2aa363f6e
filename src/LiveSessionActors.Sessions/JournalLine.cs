namespace LiveSessionActors.Sessions;

/// <summary>One line of a journal: blank, an entry, or unreadable with the reason.</summary>
public sealed class JournalLine
{
    /// <summary>Its number, from 1.</summary>
    public int Number => throw new NotImplementedException();

    /// <summary>Whether a newline ended it. The last line of a file may be one that is still being written.</summary>
    public bool Terminated => throw new NotImplementedException();

    /// <summary>The entry, when the line holds one.</summary>
    public JournalEntry? Entry => throw new NotImplementedException();

    /// <summary>Why it cannot be read, or null when it can or is blank.</summary>
    public string? Problem => throw new NotImplementedException();

    /// <summary>Reads a line. Never fails: what cannot be read has a <see cref="Problem"/>.</summary>
    /// <param name="text">Its bytes without the newline; copied if kept.</param>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="terminated">Whether a newline ended it.</param>
    public static JournalLine Read(ReadOnlySpan<byte> text, int number, bool terminated) =>
        throw new NotImplementedException();

    /// <summary>A line that was too long to be taken into memory.</summary>
    public static JournalLine TooLong(int number, long bytes, bool terminated) => throw new NotImplementedException();

    /// <summary>The line of an entry that was just written.</summary>
    public static JournalLine Of(JournalEntry entry, int number) => throw new NotImplementedException();
}
