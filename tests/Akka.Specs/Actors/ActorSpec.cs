using Akka.Actor;

namespace Akka.Specs.Actors;

/// <summary>A test kit whose log is silent, since failures here are wanted.</summary>
public abstract class ActorSpec : Akka.TestKit.Xunit2.TestKit
{
    protected ActorSpec(string config = "")
        : base(config + "\nakka.loglevel = OFF\nakka.stdout-loglevel = OFF")
    {
    }

    /// <summary>Makes a parent that decides so about its children, and has it make one child.</summary>
    protected IActorRef Supervise(SupervisorStrategy strategy, Props child, out IActorRef parent)
    {
        parent = Sys.ActorOf(Props.Create(() => new ParentActor(strategy)));
        return Make(child, parent);
    }

    /// <summary>Has a <see cref="ParentActor" /> make a child, whose first reports may come before this returns.</summary>
    protected IActorRef Make(Props child, IActorRef parent)
    {
        var asking = CreateTestProbe();
        parent.Tell(child, asking);
        return asking.ExpectMsg<IActorRef>();
    }

    protected IActorRef Supervise(Directive directive, Props child) =>
        Supervise(new OneForOneStrategy(_ => directive), child, out _);

    protected Props Reporter(string name = "actor", Action<IUntypedActorContext>? onStart = null) =>
        Props.Create(() => new ReportingActor(TestActor, name, onStart));
}
