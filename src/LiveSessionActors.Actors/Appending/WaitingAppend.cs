using Akka.Actor;
using LiveSessionActors.Actors.Messages;

namespace LiveSessionActors.Actors.Appending;

/// <summary>An append that is not written yet, and whom to answer.</summary>
/// <param name="Command">What is asked for.</param>
/// <param name="Sender">Who asked.</param>
/// <param name="Tries">How often others wrote in between.</param>
internal sealed record WaitingAppend(SessionCommand.AppendEvent Command, IActorRef Sender, int Tries = 0);
