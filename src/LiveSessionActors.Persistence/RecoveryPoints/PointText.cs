using System.Globalization;
using System.IO.Hashing;
using System.Text;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.RecoveryPoints;

/// <summary>
/// A recovery point as a file: a line that says what it stands for, the state, and the hash of both. The first line is
/// no JSON, because what reads that would be compiled for this alone while somebody waits.
/// </summary>
internal static class PointText
{
    private const string Format = "live-sessions-point-3";
    private const int HashDigits = 2 * sizeof(ulong);

    /// <summary>The hash of all so far, as hexadecimal digits.</summary>
    public static string DigitsOf(XxHash64 hash) => Digits(hash.GetCurrentHashAsUInt64());

    /// <summary>What stands before the state.</summary>
    public static byte[] Beginning(SessionId session, StoredPoint point) => Encoding.ASCII.GetBytes(string.Join(
        ' ',
        Format,
        session.Value,
        point.Bytes.ToString(CultureInfo.InvariantCulture),
        point.Prefix,
        point.Lines.ToString(CultureInfo.InvariantCulture),
        point.LastLineBytes.ToString(CultureInfo.InvariantCulture),
        point.SalvageSuspected ? "1" : "0") + "\n");

    /// <summary>What stands behind it.</summary>
    public static byte[] Ending(ReadOnlySpan<byte> beginning, ReadOnlySpan<byte> state)
    {
        var hash = new XxHash64();
        hash.Append(beginning);
        hash.Append(state);
        hash.Append("\n"u8);
        return Encoding.ASCII.GetBytes($"\n{DigitsOf(hash)}\n");
    }

    /// <summary>
    /// What the content says; null when it is damaged, another session's, or of a format not known here.
    /// </summary>
    public static StoredPoint? Read(SessionId session, ReadOnlySpan<byte> content)
    {
        // The last line is the hash of all before it.
        var length = content.Length - HashDigits - 1;
        if (length <= 0 || content[^1] != '\n' || content[length - 1] != '\n')
            return null;
        var text = content[..length];
        var end = text.IndexOf((byte)'\n');
        if (Encoding.ASCII.GetString(content[length..^1]) != Digits(XxHash64.HashToUInt64(text)) || end == length - 1)
            return null;
        try
        {
            return Read(session, Encoding.ASCII.GetString(text[..end]).Split(' '), text[(end + 1)..^1]);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            // Whole, and written by a program that means something else by this format.
            return null;
        }
    }

    private static StoredPoint? Read(SessionId session, string[] words, ReadOnlySpan<byte> state) =>
        words is [Format, var id, var bytes, var prefix, var lines, var lastLineBytes, var suspected]
            && id == session.Value
            && suspected is ("0" or "1")
            ? new StoredPoint(
                long.Parse(bytes, CultureInfo.InvariantCulture),
                prefix,
                int.Parse(lines, CultureInfo.InvariantCulture),
                int.Parse(lastLineBytes, CultureInfo.InvariantCulture),
                suspected == "1",
                SessionStateText.Read(session, state))
            : null;

    private static string Digits(ulong hash) => hash.ToString("x16", CultureInfo.InvariantCulture);
}
