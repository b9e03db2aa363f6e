using Akka.Actor;
using LiveSessionActors.Actors.Messages;

namespace LiveSessionActors.Actors.Appending;

/// <summary>A reply and whom it is for.</summary>
/// <param name="To">Who is answered.</param>
/// <param name="Reply">What.</param>
/// <param name="AwaitsSnapshotFile">Not before the session's snapshot file shows what it says.</param>
internal readonly record struct Answer(IActorRef To, SessionReply Reply, bool AwaitsSnapshotFile = false);
