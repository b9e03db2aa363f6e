using System.IO.Pipelines;
using System.Text.Json;
using LiveSessionActors.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace LiveSessionActors.Daemon.Answers;

/// <summary>An answer of server-sent events.</summary>
internal sealed class EventStreamAnswer(HttpContext http)
{
    /// <summary>What stands between an event's head and its data.</summary>
    public static ReadOnlySpan<byte> DataLine => "\ndata: "u8;

    /// <summary>What ends an event.</summary>
    public static ReadOnlySpan<byte> End => "\n\n"u8;

    /// <summary>Where events are put.</summary>
    public PipeWriter Body => http.Response.BodyWriter;

    /// <summary>Sends the headers.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-cache";
        // The sender of the events decides how slowly they may be read. The server would close the connection silently.
        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
            rate.MinDataRate = null;
        await http.Response.StartAsync(cancellation);
        await FlushAsync(cancellation);
    }

    /// <summary>Puts an event behind what is to be sent. What is written in JSON has no line ends of its own.</summary>
    public void Write(ReadOnlySpan<byte> head, ReadOnlySpan<byte> data)
    {
        Body.Put(head);
        Body.Put(DataLine);
        Body.Put(data);
        Body.Put(End);
    }

    /// <summary>The data of an event that tells a refusal.</summary>
    public static void WriteRefusal(Utf8JsonWriter json, Refusal refusal)
    {
        json.WriteStartObject();
        json.WriteString("code"u8, refusal.Code);
        json.WriteString("detail"u8, refusal.Detail);
        if (refusal.Hint is not null)
            json.WriteString("hint"u8, refusal.Hint);
        json.WriteEndObject();
    }

    /// <summary>Sends what is there; takes as long as the client does.</summary>
    /// <exception cref="OperationCanceledException">The client has left.</exception>
    public Task FlushAsync(CancellationToken cancellation) => Body.SendAsync(cancellation);
}
