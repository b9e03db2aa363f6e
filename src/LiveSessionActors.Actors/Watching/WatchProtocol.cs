using System.Collections.Immutable;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Watching;

/// <summary>What a workspace's watch and its subscriptions tell each other.</summary>
internal abstract record WatchProtocol
{
    /// <summary>
    /// From a subscription: where it begins. Answered by <see cref="Placed"/> or <see cref="NotPlaced"/>, once all that
    /// is in the journals is in the index. From whoever moves journals, for just that: nothing in them is lost to
    /// watchers when they are elsewhere.
    /// </summary>
    public sealed record Place(string? After, bool FromStart) : WatchProtocol;

    /// <summary>To a subscription: it begins behind so many changes, and what its past is.</summary>
    public sealed record Placed(long Position, PastEnd End) : WatchProtocol;

    /// <summary>To a subscription: its changes cannot be told from there on.</summary>
    public sealed record NotPlaced(string Reason) : WatchProtocol;

    /// <summary>
    /// From a subscription: what comes behind so many changes, and not beyond <paramref name="End"/>. Answered by
    /// <see cref="Past"/>; by <see cref="Live"/> when there is nothing; by <see cref="NotPlaced"/>.
    /// </summary>
    public sealed record Next(long Position, long End, SessionId? Session) : WatchProtocol;

    /// <summary>
    /// To a subscription: past changes, where what follows them begins, and how many are told of the past with it.
    /// </summary>
    public sealed record Past(IReadOnlyList<PastEntry> Entries, long Position, int Readers) : WatchProtocol;

    /// <summary>To a subscription: from there on it hears of every change when it happens.</summary>
    public sealed record Live : WatchProtocol;

    /// <summary>To a subscription: a change as it happens; null when a journal is another one by now.</summary>
    public sealed record Happened(long Position, WatchEvent.Appended? Event) : WatchProtocol;

    /// <summary>From a subscription: it hears of changes no more until it asks for the next.</summary>
    public sealed record Fall(SessionId? Session) : WatchProtocol;

    /// <summary>From a subscription: how things stand. Answered by <see cref="Present"/>.</summary>
    public sealed record GetPresent : WatchProtocol;

    /// <summary>To a subscription: how far every journal is known, and what its past is by that.</summary>
    public sealed record Present(ImmutableDictionary<SessionId, WatchedJournal> Journals, PastEnd End)
        : WatchProtocol;

    /// <summary>To a subscription: it is over, and what its subscriber is to hear of that, if anything.</summary>
    public sealed record Leave(Refusal? Reason) : WatchProtocol;
}

/// <summary>Where the past of a subscription ends: all that was there when it asked.</summary>
/// <param name="Position">Behind so many changes.</param>
/// <param name="Cursor">The cursor of that.</param>
/// <param name="Durable">Whether the cursor is known after a restart.</param>
internal sealed record PastEnd(long Position, string Cursor, bool Durable);
