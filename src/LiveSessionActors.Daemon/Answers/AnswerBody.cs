using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace LiveSessionActors.Daemon.Answers;

/// <summary>The body of an answer, whose client may leave at any moment.</summary>
internal static class AnswerBody
{
    /// <summary>
    /// Puts bytes behind what is to be sent. Once the client has left they go nowhere: the server's writer then has
    /// room only for whoever says how much he wants.
    /// </summary>
    public static void Put(this PipeWriter body, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var room = body.GetSpan(1);
            var count = Math.Min(room.Length, bytes.Length);
            bytes[..count].CopyTo(room);
            body.Advance(count);
            bytes = bytes[count..];
        }
    }

    /// <summary>Sends what is there; takes as long as the client does.</summary>
    /// <exception cref="OperationCanceledException">The client has left.</exception>
    public static async Task SendAsync(this PipeWriter body, CancellationToken cancellation = default)
    {
        if ((await body.FlushAsync(cancellation)).IsCompleted)
            throw new OperationCanceledException("The client has left.", new ConnectionAbortedException());
    }
}
