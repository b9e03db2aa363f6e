using System.Globalization;

namespace LiveSessionActors.Actors.Watching;

/// <summary>
/// A place in the index of changes, behind so many of them, and the writer that put the last of them there. A place
/// that was lost and filled anew has another writer, so that the cursor is not taken for one of it.
/// </summary>
/// <param name="Epoch">The writer: one opening of the index.</param>
/// <param name="Position">How many changes lie before.</param>
internal readonly record struct ChangeCursor(ulong Epoch, long Position)
{
    private const int EpochDigits = 16;

    /// <summary>Reads a cursor as <see cref="ToString"/> writes it.</summary>
    public static bool TryParse(string text, out ChangeCursor cursor)
    {
        cursor = default;
        if (text.Length <= EpochDigits + 1 || text[EpochDigits] != '-'
            || !ulong.TryParse(
                text.AsSpan(0, EpochDigits),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var epoch)
            || !long.TryParse(
                text.AsSpan(EpochDigits + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            return false;

        cursor = new ChangeCursor(epoch, position);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch:x16}-{Position}");
}
