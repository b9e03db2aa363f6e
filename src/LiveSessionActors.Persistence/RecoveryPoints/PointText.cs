using System.Buffers;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.RecoveryPoints;

/// <summary>A recovery point as a file: a line that says what it stands for, the state, and the hash of both.</summary>
internal static class PointText
{
    private const int Format = 2;
    private const int HashDigits = 32;

    /// <summary>What stands before the state.</summary>
    public static ReadOnlyMemory<byte> Beginning(SessionId session, StoredPoint point)
    {
        var text = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("id", session.Value);
            json.WriteNumber("bytes", point.Bytes);
            json.WriteString("prefix", Digits(point.Prefix));
            json.WriteNumber("lines", point.Lines);
            json.WriteNumber("lastLineBytes", point.LastLineBytes);
            json.WriteBoolean("salvageSuspected", point.SalvageSuspected);
            json.WriteEndObject();
        }

        text.Write("\n"u8);
        return text.WrittenMemory;
    }

    /// <summary>What stands behind it.</summary>
    public static ReadOnlyMemory<byte> Ending(ReadOnlySpan<byte> beginning, ReadOnlySpan<byte> state)
    {
        var hash = new XxHash128();
        hash.Append(beginning);
        hash.Append(state);
        hash.Append("\n"u8);
        return Encoding.ASCII.GetBytes($"\n{Digits(hash.GetCurrentHashAsUInt128())}\n");
    }

    /// <summary>
    /// What the content says; null when it is damaged, another session's, or of a format not known here.
    /// </summary>
    public static StoredPoint? Read(SessionId session, ReadOnlyMemory<byte> content)
    {
        var (text, hash) = Split(content);
        if (text.IsEmpty
            || !hash.Span.SequenceEqual(Encoding.ASCII.GetBytes(Digits(XxHash128.HashToUInt128(text.Span)))))
            return null;
        try
        {
            var end = text.Span.IndexOf((byte)'\n');
            using var header = JsonDocument.Parse(text[..end]);
            return Read(session, header.RootElement, text[(end + 1)..^1].Span);
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // Whole, and written by a program that means something else by this format.
            return null;
        }
    }

    private static StoredPoint? Read(SessionId session, JsonElement header, ReadOnlySpan<byte> state) =>
        header.GetProperty("format").GetInt32() == Format && header.GetProperty("id").ValueEquals(session.Value)
            ? new StoredPoint(
                header.GetProperty("bytes").GetInt64(),
                UInt128.Parse(
                    header.GetProperty("prefix").GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                header.GetProperty("lines").GetInt32(),
                header.GetProperty("lastLineBytes").GetInt32(),
                header.GetProperty("salvageSuspected").GetBoolean(),
                SessionStateText.Read(session, state))
            : null;

    // The last line is the hash of all before it.
    private static (ReadOnlyMemory<byte> Text, ReadOnlyMemory<byte> Hash) Split(ReadOnlyMemory<byte> content)
    {
        var length = content.Length - HashDigits - 1;
        return length > 0 && content.Span[^1] == '\n' && content.Span[length - 1] == '\n'
            ? (content[..length], content[length..^1])
            : (default, default);
    }

    private static string Digits(UInt128 hash) => hash.ToString("x32", CultureInfo.InvariantCulture);
}
