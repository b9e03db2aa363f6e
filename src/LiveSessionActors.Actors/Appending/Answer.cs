using Akka.Actor;
using LiveSessionActors.Actors.Messages;

namespace LiveSessionActors.Actors.Appending;

/// <summary>A reply and whom it is for.</summary>
internal readonly record struct Answer(IActorRef To, SessionReply Reply);
