using Akka.Actor;
using Akka.Configuration;
using Akka.Persistence;

namespace Akka.Specs.Persistence;

/// <summary>An actor system whose journal does what its spec tells it; see <see cref="ScriptedJournal" />.</summary>
public abstract class PersistenceSpec(string config = "")
    : TestKit.Xunit2.TestKit(ConfigurationFactory.ParseString(config).WithFallback(Defaults))
{
    private static readonly Config Defaults = ConfigurationFactory.ParseString("""
        akka.loglevel = WARNING
        akka.persistence {
          journal.plugin = akka.persistence.journal.scripted
          journal.scripted.class = "Akka.Specs.Persistence.ScriptedJournal, Akka.Specs"
          snapshot-store.plugin = akka.persistence.snapshot-store.scripted
          snapshot-store.scripted.class = "Akka.Specs.Persistence.ScriptedSnapshotStore, Akka.Specs"
        }
        """);

    protected PersistenceExtension Extension => Akka.Persistence.Persistence.Instance.Apply(Sys);

    protected IActorRef Journal => Extension.JournalFor(null);

    protected IActorRef SnapshotStore => Extension.SnapshotStoreFor(null);

    protected IActorRef Start(Action<ScriptedActor> script, string id = "a", Recovery? recovery = null) =>
        Sys.ActorOf(PropsOf(script, id, recovery));

    protected Props PropsOf(Action<ScriptedActor> script, string id = "a", Recovery? recovery = null)
    {
        var probe = TestActor;
        return Props.Create(() => new ScriptedActor(id, script, probe, recovery));
    }

    protected async Task StopAndWait(IActorRef actor)
    {
        await WatchAsync(actor);
        Sys.Stop(actor);
        await ExpectTerminatedAsync(actor);
    }

    /// <summary>Stores strings as events of an identity, by an actor that is gone again afterwards.</summary>
    protected async Task Store(params string[] events)
    {
        var writer = Start(actor =>
        {
            actor.Recovered = () => { };
            actor.Handle = _ => actor.PersistAll(events, e =>
            {
                if (e == events[^1]) actor.Probe.Tell("stored");
            });
        });
        writer.Tell("store");
        await ExpectMsgAsync("stored");
        await StopAndWait(writer);
    }
}
