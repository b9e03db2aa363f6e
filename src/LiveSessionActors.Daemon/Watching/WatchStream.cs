using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace LiveSessionActors.Daemon.Watching;

/// <summary>An answer of server-sent events, in which sessions have the fields that were asked for.</summary>
internal sealed class WatchStream(HttpContext http, RequestedFields fields)
{
    private static ReadOnlySpan<byte> DataLine => "\ndata: "u8;

    private static ReadOnlySpan<byte> End => "\n\n"u8;

    private PipeWriter Body => http.Response.BodyWriter;

    /// <summary>Sends the headers.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-cache";
        // How slowly a watcher may read is the watch's to say; the server would cut it off without a word.
        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
            rate.MinDataRate = null;
        await http.Response.StartAsync(cancellation);
        await FlushAsync(cancellation);
    }

    /// <summary>Puts an event behind what is to be sent; for null a comment that says that the stream lives.</summary>
    public void Write(WatchEvent? told)
    {
        switch (told)
        {
            case null:
                Body.Put(": keepalive\n\n"u8);
                break;
            case WatchEvent.Appended appended:
                if (fields.PartOf(appended.Change) is { } part)
                    Write(Encoding.ASCII.GetBytes("event: appended\nid: " + appended.Cursor), part);
                else
                    Write(appended.Cursor, appended.Change);
                break;
            case WatchEvent.CaughtUp caughtUp:
                Write("event: caught_up"u8, Answer.Render(json => WriteCaughtUp(json, caughtUp)).Span);
                break;
            case WatchEvent.Reset reset:
                WriteReset(reset);
                break;
            case WatchEvent.Ended { Refusal: var refusal }:
                var name = refusal.Code == RefusalCode.Overflow ? "event: overflow"u8 : "event: ended"u8;
                Write(name, Answer.Render(json => WriteRefusal(json, refusal)).Span);
                break;
        }
    }

    /// <summary>Sends what is there; takes as long as the client does.</summary>
    /// <exception cref="OperationCanceledException">The client has left.</exception>
    public Task FlushAsync(CancellationToken cancellation) => Body.SendAsync(cancellation);

    private void WriteReset(WatchEvent.Reset reset)
    {
        Body.Put("event: reset\ndata: {\"reason\":\""u8);
        Body.Put(Encoding.UTF8.GetBytes(reset.Reason));
        Body.Put("\",\"snapshots\":["u8);
        for (var at = 0; at < reset.Sessions.Length; at++)
        {
            Body.Put(at == 0 ? ""u8 : ","u8);
            Body.Put(fields.JsonOf(reset.Sessions[at]).Span);
        }

        Body.Put("]}\n\n"u8);
    }

    // The event of which there are many: the server is asked for memory once.
    private void Write(string cursor, SessionChange change)
    {
        ReadOnlySpan<byte> head = "event: appended\nid: "u8;
        var length = head.Length + cursor.Length + DataLine.Length + change.Length + End.Length;
        var room = Body.GetSpan(length);
        head.CopyTo(room);
        Encoding.ASCII.GetBytes(cursor, room[head.Length..]);
        room = room[(head.Length + cursor.Length)..];
        DataLine.CopyTo(room);
        change.WriteTo(room[DataLine.Length..]);
        End.CopyTo(room[(DataLine.Length + change.Length)..]);
        Body.Advance(length);
    }

    // What is written in JSON has no line ends of its own.
    private void Write(ReadOnlySpan<byte> head, ReadOnlySpan<byte> data)
    {
        Body.Put(head);
        Body.Put(DataLine);
        Body.Put(data);
        Body.Put(End);
    }

    private static void WriteCaughtUp(Utf8JsonWriter json, WatchEvent.CaughtUp caughtUp)
    {
        json.WriteStartObject();
        json.WriteString("cursor"u8, caughtUp.Cursor);
        json.WriteBoolean("durable"u8, caughtUp.Durable);
        json.WriteEndObject();
    }

    private static void WriteRefusal(Utf8JsonWriter json, Refusal refusal)
    {
        json.WriteStartObject();
        json.WriteString("code"u8, refusal.Code);
        json.WriteString("detail"u8, refusal.Detail);
        if (refusal.Hint is not null)
            json.WriteString("hint"u8, refusal.Hint);
        json.WriteEndObject();
    }
}
