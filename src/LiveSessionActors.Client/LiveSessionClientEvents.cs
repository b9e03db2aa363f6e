using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Client;

/// <summary>Sends events as programs have them: text, a JSON element, or any object that is written as JSON.</summary>
public static class LiveSessionClientEvents
{
    /// <summary>Appends an event that names its session by its <c>id</c>: the text of a JSON object.</summary>
    /// <exception cref="DaemonException">The daemon refuses it, or is not reached.</exception>
    public static Task<AppendedEvent> AppendAsync(
        this LiveSessionClient client,
        string @event,
        AppendConditions? conditions = null,
        CancellationToken cancellation = default) =>
        client.AppendAsync(EventJson.Of(@event), conditions, cancellation);

    /// <summary>Appends an event to a session, unless it names another by an <c>id</c> of its own: the text of a JSON object.</summary>
    /// <exception cref="DaemonException">The daemon refuses it, or is not reached.</exception>
    public static Task<AppendedEvent> AppendAsync(
        this LiveSessionClient client,
        string session,
        string @event,
        AppendConditions? conditions = null,
        CancellationToken cancellation = default) =>
        client.AppendAsync(session, EventJson.Of(@event), conditions, cancellation);

    /// <summary>Appends the event that ends the work of a lease: the text of a JSON object.</summary>
    /// <exception cref="DaemonException">The daemon refuses it, or is not reached.</exception>
    public static Task<AppendedEvent> ReplyAsync(
        this WorkClient work,
        string lease,
        string @event,
        AppendConditions? conditions = null,
        CancellationToken cancellation = default) =>
        work.ReplyAsync(lease, EventJson.Of(@event), conditions, cancellation);

    /// <summary>Appends an event that names its session by its <c>id</c>: a JSON object that was read.</summary>
    /// <exception cref="DaemonException">The daemon refuses it, or is not reached.</exception>
    public static Task<AppendedEvent> AppendAsync(
        this LiveSessionClient client,
        JsonElement @event,
        AppendConditions? conditions = null,
        CancellationToken cancellation = default) =>
        client.AppendAsync(EventJson.Of(@event), conditions, cancellation);

    /// <summary>Appends an event to a session, unless it names another by an <c>id</c> of its own: a JSON object that was read.</summary>
    /// <exception cref="DaemonException">The daemon refuses it, or is not reached.</exception>
    public static Task<AppendedEvent> AppendAsync(
        this LiveSessionClient client,
        string session,
        JsonElement @event,
        AppendConditions? conditions = null,
        CancellationToken cancellation = default) =>
        client.AppendAsync(session, EventJson.Of(@event), conditions, cancellation);

    /// <summary>Appends the event that ends the work of a lease: a JSON object that was read.</summary>
    /// <exception cref="DaemonException">The daemon refuses it, or is not reached.</exception>
    public static Task<AppendedEvent> ReplyAsync(
        this WorkClient work,
        string lease,
        JsonElement @event,
        AppendConditions? conditions = null,
        CancellationToken cancellation = default) =>
        work.ReplyAsync(lease, EventJson.Of(@event), conditions, cancellation);

    /// <summary>Appends an event that names its session by its <c>id</c>: its properties, in camel case.</summary>
    /// <exception cref="DaemonException">The daemon refuses it, or is not reached.</exception>
    [RequiresUnreferencedCode(EventJson.NeedsReflection)]
    [RequiresDynamicCode(EventJson.NeedsReflection)]
    public static Task<AppendedEvent> AppendAsync(
        this LiveSessionClient client,
        object @event,
        AppendConditions? conditions = null,
        CancellationToken cancellation = default) =>
        client.AppendAsync(EventJson.Of(@event), conditions, cancellation);

    /// <summary>Appends an event to a session, unless it names another by an <c>id</c> of its own: its properties, in camel case.</summary>
    /// <exception cref="DaemonException">The daemon refuses it, or is not reached.</exception>
    [RequiresUnreferencedCode(EventJson.NeedsReflection)]
    [RequiresDynamicCode(EventJson.NeedsReflection)]
    public static Task<AppendedEvent> AppendAsync(
        this LiveSessionClient client,
        string session,
        object @event,
        AppendConditions? conditions = null,
        CancellationToken cancellation = default) =>
        client.AppendAsync(session, EventJson.Of(@event), conditions, cancellation);

    /// <summary>Appends the event that ends the work of a lease: its properties, in camel case.</summary>
    /// <exception cref="DaemonException">The daemon refuses it, or is not reached.</exception>
    [RequiresUnreferencedCode(EventJson.NeedsReflection)]
    [RequiresDynamicCode(EventJson.NeedsReflection)]
    public static Task<AppendedEvent> ReplyAsync(
        this WorkClient work,
        string lease,
        object @event,
        AppendConditions? conditions = null,
        CancellationToken cancellation = default) =>
        work.ReplyAsync(lease, EventJson.Of(@event), conditions, cancellation);
}
