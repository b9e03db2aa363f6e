using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Sessions;
using Microsoft.AspNetCore.Http;

namespace LiveSessionActors.Daemon.Watching;

/// <summary>An answer of server-sent events, in which sessions have the fields that were asked for.</summary>
internal sealed class WatchStream(HttpContext http, RequestedFields fields)
{
    private readonly EventStreamAnswer _answer = new(http);

    private PipeWriter Body => _answer.Body;

    /// <summary>Sends the headers.</summary>
    public Task BeginAsync(CancellationToken cancellation) => _answer.BeginAsync(cancellation);

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
                    _answer.Write(Encoding.ASCII.GetBytes("event: appended\nid: " + appended.Cursor), part);
                else
                    Write(appended.Cursor, appended.Change);
                break;
            case WatchEvent.CaughtUp caughtUp:
                _answer.Write("event: caught_up"u8, Answer.Render(json => WriteCaughtUp(json, caughtUp)).Span);
                break;
            case WatchEvent.Reset reset:
                WriteReset(reset);
                break;
            case WatchEvent.Ended { Refusal: var refusal }:
                var name = refusal.Code == RefusalCode.Overflow ? "event: overflow"u8 : "event: ended"u8;
                _answer.Write(name, Answer.Render(json => EventStreamAnswer.WriteRefusal(json, refusal)).Span);
                break;
        }
    }

    /// <summary>Sends what is there; takes as long as the client does.</summary>
    /// <exception cref="OperationCanceledException">The client has left.</exception>
    public Task FlushAsync(CancellationToken cancellation) => _answer.FlushAsync(cancellation);

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
        var length = head.Length + cursor.Length + EventStreamAnswer.DataLine.Length + change.Length + EventStreamAnswer.End.Length;
        var room = Body.GetSpan(length);
        head.CopyTo(room);
        Encoding.ASCII.GetBytes(cursor, room[head.Length..]);
        room = room[(head.Length + cursor.Length)..];
        EventStreamAnswer.DataLine.CopyTo(room);
        change.WriteTo(room[EventStreamAnswer.DataLine.Length..]);
        EventStreamAnswer.End.CopyTo(room[(EventStreamAnswer.DataLine.Length + change.Length)..]);
        Body.Advance(length);
    }

    private static void WriteCaughtUp(Utf8JsonWriter json, WatchEvent.CaughtUp caughtUp)
    {
        json.WriteStartObject();
        json.WriteString("cursor"u8, caughtUp.Cursor);
        json.WriteBoolean("durable"u8, caughtUp.Durable);
        json.WriteEndObject();
    }
}
