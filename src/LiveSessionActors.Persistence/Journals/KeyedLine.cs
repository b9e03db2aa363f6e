using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>Reads those lines of a journal that have an idempotency key.</summary>
internal static class KeyedLine
{
    /// <summary>The entry in the line where the scanner stands; null when it has none, or none with a key.</summary>
    public static JournalEntry? Read(LineScanner scanner) =>
        MayHaveKey(scanner.Text) && scanner.ToLine(1).Entry is { IdempotencyKey: not null } entry ? entry : null;

    // A name may be written with escapes.
    private static bool MayHaveKey(ReadOnlySpan<byte> line) =>
        line.IndexOf("\"key\""u8) >= 0 || line.Contains((byte)'\\');
}
