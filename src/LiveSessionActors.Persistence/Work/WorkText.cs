using System.Buffers;
using System.Text.Json;
using LiveSessionActors.Sessions.Work;

namespace LiveSessionActors.Persistence.Work;

/// <summary>The events of work and their snapshot as lines of JSON; <c>FORMAT.md</c> describes them.</summary>
internal static class WorkText
{
    private const long NumberMax = 1L << 53;

    /// <summary>Adds a line.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="number">Its sequence number.</param>
    /// <param name="payload">The event, or the snapshot.</param>
    /// <exception cref="ArgumentException">It is neither, or holds text that is no Unicode.</exception>
    public static void Write(ArrayBufferWriter<byte> text, long number, object payload)
    {
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteNumber("number", number);
            if (payload is WorkEvent happened)
                WorkEventText.Write(json, happened);
            else if (payload is WorkSnapshot snapshot)
                WorkSnapshotText.Write(json, snapshot);
            else
                throw new ArgumentException($"The file of work does not hold {payload.GetType()}.", nameof(payload));
            json.WriteEndObject();
        }

        text.Write("\n"u8);
    }

    /// <summary>
    /// The lines that make sense, in order. What makes none is passed over: a line that a kill cut off, or what others
    /// did to the file.
    /// </summary>
    public static IReadOnlyList<WorkLine> Read(ReadOnlyMemory<byte> text)
    {
        var lines = new List<WorkLine>();
        var last = 0L;
        while (!text.IsEmpty)
        {
            var end = text.Span.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..(end + 1)];
            text = text[line.Length..];
            if (ReadLine(line) is not { } read || read.Number < last + (read.Payload is WorkEvent ? 1 : 0))
                continue;

            lines.Add(read);
            last = read.Number;
        }

        return lines;
    }

    private static WorkLine? ReadLine(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var number = root.GetProperty("number").GetInt64();
            var payload = root.TryGetProperty("event", out var name)
                ? WorkEventText.Read(name.GetString(), root)
                : (object)WorkSnapshotText.Read(root);
            return number is > 0 and < NumberMax ? new WorkLine(number, payload, line) : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or FormatException
            or InvalidOperationException or OverflowException)
        {
            // No JSON, a field that is missing, or one of another kind.
            return null;
        }
    }
}
