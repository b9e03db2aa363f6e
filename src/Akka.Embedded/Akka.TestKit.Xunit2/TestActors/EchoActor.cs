using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Sends every message on to the test, and back to its sender.</summary>
public class EchoActor : ReceiveActor
{
    /// <summary>An actor for this test.</summary>
    public EchoActor(TestKitBase testkit, bool echoBackToSenderAsWell = true) => ReceiveAny(message =>
    {
        if (echoBackToSenderAsWell && !Equals(testkit.TestActor, Sender))
        {
            Sender.Forward(message);
        }

        testkit.TestActor.Tell(message, Sender);
    });

    /// <summary>How to make one.</summary>
    public static Props Props(TestKitBase testkit, bool echoBackToSenderAsWell = true) =>
        Actor.Props.Create(() => new EchoActor(testkit, echoBackToSenderAsWell));
}
