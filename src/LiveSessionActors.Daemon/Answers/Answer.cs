using System.Buffers;
using System.Text;
using System.Text.Json;
using LiveSessionActors.Sessions;
using Microsoft.AspNetCore.Http;

namespace LiveSessionActors.Daemon.Answers;

/// <summary>Writes answers: bytes as they are, with their length known beforehand.</summary>
internal static class Answer
{
    private const string Json = "application/json";

    // Large enough that a system call's cost does not count, small enough that a slow reader holds little in memory.
    private const int SendBytes = 64 * 1024;

    /// <summary>Content that is JSON already.</summary>
    public static Task JsonAsync(
        HttpContext http, ReadOnlyMemory<byte> content, int status = StatusCodes.Status200OK) =>
        WriteAsync(http, content, Json, status);

    /// <summary>Content that is written now.</summary>
    public static Task JsonAsync(
        HttpContext http, Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK) =>
        WriteAsync(http, Render(write), Json, status);

    /// <summary>An array of contents that are JSON already, without another copy of the whole.</summary>
    public static Task JsonArrayAsync(HttpContext http, IReadOnlyList<ReadOnlyMemory<byte>> items) =>
        JsonArrayAsync(http, "["u8.ToArray(), items, "]"u8.ToArray());

    /// <summary>The same as a field of an object, and another field behind it.</summary>
    public static Task JsonArrayAsync(
        HttpContext http,
        IReadOnlyList<ReadOnlyMemory<byte>> items,
        string name,
        (string Name, ReadOnlyMemory<byte> Content) other) => JsonArrayAsync(
            http,
            Encoding.UTF8.GetBytes($"{{\"{name}\":["),
            items,
            Encoding.UTF8.GetBytes($"],\"{other.Name}\":{Encoding.UTF8.GetString(other.Content.Span)}}}"));

    private static async Task JsonArrayAsync(
        HttpContext http, byte[] beginning, IReadOnlyList<ReadOnlyMemory<byte>> items, byte[] ending)
    {
        var commas = Math.Max(0, items.Count - 1);
        var around = beginning.Length + commas + ending.Length;
        Begin(http, Json, StatusCodes.Status200OK, items.Sum(item => (long)item.Length) + around);
        // The writer has room for nothing before the headers are in it.
        await http.Response.StartAsync();
        var body = http.Response.BodyWriter;
        var unsent = 0;
        body.Put(beginning);
        for (var at = 0; at < items.Count; at++)
        {
            body.Put(at == 0 ? ""u8 : ","u8);
            body.Put(items[at].Span);
            unsent += items[at].Length;
            if (unsent < SendBytes)
                continue;
            await body.SendAsync();
            unsent = 0;
        }

        body.Put(ending);
        await body.SendAsync();
    }

    /// <summary>Content that is read while it is sent, and no faster than it is taken.</summary>
    /// <param name="http">The request.</param>
    /// <param name="type">The content's type.</param>
    /// <param name="bytes">Its length.</param>
    /// <param name="read">Reads on; 0 when there is nothing more.</param>
    public static async Task StreamAsync(HttpContext http, string type, long bytes, Func<Memory<byte>, Task<int>> read)
    {
        Begin(http, type, StatusCodes.Status200OK, bytes);
        await http.Response.StartAsync(http.RequestAborted);
        var body = http.Response.BodyWriter;
        for (var left = bytes; left > 0;)
        {
            var count = await read(body.GetMemory(SendBytes));
            if (count == 0)
                throw new SessionException(BridgeRefusals.Cut);
            body.Advance(count);
            left -= count;
            await body.SendAsync(http.RequestAborted);
        }
    }

    /// <summary>A status without content.</summary>
    public static Task EmptyAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>Content of any type.</summary>
    public static async Task WriteAsync(HttpContext http, ReadOnlyMemory<byte> content, string type, int status)
    {
        Begin(http, type, status, content.Length);
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.BodyWriter.WriteAsync(content);
    }

    /// <summary>JSON as bytes.</summary>
    public static ReadOnlyMemory<byte> Render(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
            write(writer);
        return buffer.WrittenMemory;
    }

    private static void Begin(HttpContext http, string type, int status, long bytes)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        http.Response.ContentLength = bytes;
    }
}
