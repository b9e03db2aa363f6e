using System.Buffers;
using System.Globalization;
using System.Text.Json;
using LiveSessionActors.Persistence.SystemCalls;

namespace LiveSessionActors.Persistence.Workspaces;

/// <summary>Who holds a workspace's lock, as one line of JSON: <c>{"pid":123,"address":"…"}</c>.</summary>
internal static class LockHolder
{
    private const int BytesMax = 4096;

    private static ReadOnlySpan<byte> Beginning => "{\"pid\":"u8;

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

    /// <summary>
    /// Who it is, in words; null when the file does not say, or names the one that asks, who had it once.
    /// </summary>
    /// <param name="calls">The system calls.</param>
    /// <param name="path">The lock.</param>
    /// <param name="ownAddress">Where the one that asks can be reached.</param>
    public static string? Read(IFileCalls calls, string path, string? ownAddress)
    {
        var bytes = new byte[BytesMax];
        if (calls.OpenFile(path, OpenFor.Read, out var file).Failed)
            return null;
        var error = calls.ReadFully(file, bytes, 0, out var count);
        calls.Close(file);
        return error.Failed ? null : InWords(bytes.AsMemory(0, count), ownAddress);
    }

    /// <summary>Whether an open file holds what a holder wrote, or what was left of that.</summary>
    public static bool MayBeIn(IFileCalls calls, nint file)
    {
        Span<byte> begins = stackalloc byte[Beginning.Length];
        if (calls.ReadFully(file, begins, 0, out var count).Failed)
            return false;
        begins = begins[..count];
        // A power cut leaves zeros.
        return Beginning.StartsWith(begins) || !begins.ContainsAnyExcept((byte)0);
    }

    private static string? InWords(ReadOnlyMemory<byte> line, string? ownAddress)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var process = json.RootElement.GetProperty("pid").GetInt32();
            var address = json.RootElement.GetProperty("address").GetString();
            if (process == Environment.ProcessId && address == ownAddress)
                return null;
            var name = string.Create(CultureInfo.InvariantCulture, $"process {process}");
            return address is null ? name : $"{name} at {address}";
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // The holder is about to write it, or it is not a daemon of this kind.
            return null;
        }
    }
}
