using System.Buffers;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Sessions;
using Microsoft.AspNetCore.Http;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>Reads the body of an append, and not a byte more than an event may have.</summary>
internal static class EventBody
{
    public static Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, int bytesMax) =>
        request.ContentLength switch
        {
            { } length when length > bytesMax => throw TooLarge(request, bytesMax),
            { } length => ReadWholeAsync(request, (int)length),
            null => ReadChunksAsync(request, bytesMax),
        };

    private static async Task<ReadOnlyMemory<byte>> ReadWholeAsync(HttpRequest request, int length)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(length);
        for (var at = 0; at < length;)
        {
            var read = await request.BodyReader.ReadAsync();
            read.Buffer.CopyTo(bytes.AsSpan(at));
            at += (int)read.Buffer.Length;
            request.BodyReader.AdvanceTo(read.Buffer.End);
        }

        return bytes;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadChunksAsync(HttpRequest request, int bytesMax)
    {
        var bytes = new ArrayBufferWriter<byte>();
        while (true)
        {
            var read = await request.BodyReader.ReadAsync();
            if (bytes.WrittenCount + read.Buffer.Length > bytesMax)
                throw TooLarge(request, bytesMax);

            foreach (var piece in read.Buffer)
                bytes.Write(piece.Span);
            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                return bytes.WrittenMemory;
        }
    }

    // What is left of the body is not worth reading: the connection ends with the answer.
    private static SessionException TooLarge(HttpRequest request, int bytesMax)
    {
        request.HttpContext.Response.Headers.Connection = "close";
        return new SessionException(BridgeRefusals.TooLarge(bytesMax));
    }
}
