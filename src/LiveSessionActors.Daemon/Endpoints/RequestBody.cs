using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Sessions;
using Microsoft.AspNetCore.Http;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>Reads the body of a request, and not a byte more than an event may have.</summary>
internal static class RequestBody
{
    /// <summary>Hands the whole body to <paramref name="parse"/>, which keeps nothing of it.</summary>
    public static ValueTask<T> ReadAsync<T>(HttpRequest request, int bytesMax, Func<ReadOnlyMemory<byte>, T> parse) =>
        ReadAsync(request, bytesMax, parse, static (parse, body) => parse(body));

    /// <summary>The same, with something that <paramref name="parse"/> needs.</summary>
    public static async ValueTask<T> ReadAsync<TWith, T>(
        HttpRequest request, int bytesMax, TWith with, Func<TWith, ReadOnlyMemory<byte>, T> parse)
    {
        if (request.ContentLength > bytesMax)
            throw TooLarge(request, bytesMax);

        while (true)
        {
            var read = await ReadAsync(request.BodyReader);
            var consumed = read.Buffer.Start;
            try
            {
                if (read.Buffer.Length > bytesMax)
                    throw TooLarge(request, bytesMax);
                if (!read.IsCompleted)
                    continue;

                consumed = read.Buffer.End;
                return read.Buffer.IsSingleSegment
                    ? parse(with, read.Buffer.First)
                    : ParseJoined(read.Buffer, with, parse);
            }
            finally
            {
                request.BodyReader.AdvanceTo(consumed, read.Buffer.End);
            }
        }
    }

    // The server takes the size of a chunk that no number holds for a failure of its own.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<ReadResult> ReadAsync(PipeReader body)
    {
        try
        {
            return await body.ReadAsync();
        }
        catch (IOException malformed) when (malformed.InnerException is OverflowException)
        {
            throw new SessionException(BridgeRefusals.Malformed(malformed.Message), malformed);
        }
    }

    private static T ParseJoined<TWith, T>(
        ReadOnlySequence<byte> body, TWith with, Func<TWith, ReadOnlyMemory<byte>, T> parse)
    {
        var joined = ArrayPool<byte>.Shared.Rent((int)body.Length);
        try
        {
            body.CopyTo(joined);
            return parse(with, joined.AsMemory(0, (int)body.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(joined);
        }
    }

    // What is left of the body is not worth reading: the connection ends with the answer.
    private static SessionException TooLarge(HttpRequest request, int bytesMax)
    {
        request.HttpContext.Response.Headers.Connection = "close";
        return new SessionException(BridgeRefusals.TooLarge(bytesMax));
    }
}
