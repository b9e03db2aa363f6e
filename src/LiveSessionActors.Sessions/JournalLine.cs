using System.Text;
using System.Text.Unicode;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>One line of a journal: blank, an entry, or unreadable with the reason.</summary>
public sealed class JournalLine
{
    /// <summary>How many containers may lie in one another in a line that is read.</summary>
    public const int DepthMax = 1000;

    private JournalLine(int number, bool terminated, JournalEntry? entry, string? problem) =>
        (Number, Terminated, Entry, Problem) = (number, terminated, entry, problem);

    /// <summary>Its number, from 1.</summary>
    public int Number { get; }

    /// <summary>Whether a newline ended it. The last line of a file may be one that is still being written.</summary>
    public bool Terminated { get; }

    /// <summary>The entry, when the line holds one.</summary>
    public JournalEntry? Entry { get; }

    /// <summary>Why it cannot be read, or null when it can or is blank.</summary>
    public string? Problem { get; }

    /// <summary>Reads a line. Never fails: what cannot be read has a <see cref="Problem"/>.</summary>
    /// <param name="text">Its bytes without the newline; copied if kept.</param>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="terminated">Whether a newline ended it.</param>
    public static JournalLine Read(ReadOnlySpan<byte> text, int number, bool terminated)
    {
        if (WhiteSpace.IsAll(text))
            return new JournalLine(number, terminated, null, null);
        var entry = JournalEntry.Read(WellFormed(text), out var problem);
        return new JournalLine(number, terminated, entry, problem is null ? null : GluedEntries.Name(text, problem));
    }

    /// <summary>A line that was too long to be taken into memory.</summary>
    public static JournalLine TooLong(int number, long bytes, bool terminated) =>
        new(number, terminated, null, $"the line is {bytes} bytes long, which is more than is read");

    /// <summary>The line of an entry that was just written.</summary>
    public static JournalLine Of(JournalEntry entry, int number) => new(number, true, entry, null);

    // As Node reads a file: what is no UTF-8 becomes U+FFFD. A newline is never part of what is replaced, so this may
    // be done line by line.
    internal static byte[] WellFormed(ReadOnlySpan<byte> text) =>
        Utf8.IsValid(text) ? text.ToArray() : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text));
}
