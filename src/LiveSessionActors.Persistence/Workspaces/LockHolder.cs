using System.Buffers;
using System.Globalization;
using System.Text.Json;
using LiveSessionActors.Persistence.SystemCalls;

namespace LiveSessionActors.Persistence.Workspaces;

/// <summary>Who holds a workspace's lock, as one line of JSON: <c>{"pid":123,"address":"…"}</c>.</summary>
internal static class LockHolder
{
    private const int BytesMax = 4096;

    /// <summary>The line.</summary>
    public static byte[] ToJson(int process, string? address)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteNumber("pid", process);
            json.WriteString("address", address);
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenSpan.ToArray();
    }

    /// <summary>Who it is, in words; null when the file does not say.</summary>
    public static string? Read(IFileCalls calls, string path)
    {
        var bytes = new byte[BytesMax];
        if (calls.OpenFile(path, OpenFor.Read, out var file).Failed)
            return null;
        var error = calls.ReadFully(file, bytes, 0, out var count);
        calls.Close(file);
        return error.Failed ? null : InWords(bytes.AsMemory(0, count));
    }

    private static string? InWords(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var process = json.RootElement.GetProperty("pid").GetInt32().ToString(CultureInfo.InvariantCulture);
            return json.RootElement.GetProperty("address").GetString() is { } address
                ? $"process {process} at {address}"
                : $"process {process}";
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // The holder is about to write it, or it is not a daemon of this kind.
            return null;
        }
    }
}
