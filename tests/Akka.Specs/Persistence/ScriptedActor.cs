using Akka.Actor;
using Akka.Persistence;

namespace Akka.Specs.Persistence;

/// <summary>
/// A persistent actor whose behaviour is its spec's. Unless told otherwise it reports what it recovers.
/// </summary>
public sealed class ScriptedActor : ReceivePersistentActor
{
    private readonly Recovery? _recovery;

    public ScriptedActor(string id, Action<ScriptedActor> script, IActorRef probe, Recovery? recovery)
    {
        PersistenceId = id;
        Probe = probe;
        _recovery = recovery;
        Replay = message => Probe.Tell($"{message}-{LastSequenceNr}");
        Recovered = () => Probe.Tell("recovered");
        Offered = offer => Probe.Tell($"snapshot {offer.Snapshot}-{offer.Metadata.SequenceNr}");
        Recover<SnapshotOffer>(offer => Offered(offer));
        Recover<RecoveryCompleted>(_ => Recovered());
        RecoverAny(message => Replay(message));
        script(this);
        CommandAny(message => Handle(message));
    }

    public override string PersistenceId { get; }

    public override Recovery Recovery => _recovery ?? base.Recovery;

    public IActorRef Probe { get; }

    public Action<object> Replay { get; set; }

    public Action<SnapshotOffer> Offered { get; set; }

    public Action Recovered { get; set; }

    public Action<object> Handle { get; set; } = _ => { };

    public Action<string>? Lifecycle { get; set; }

    public bool ReportsFailures { get; set; } = true;

    public IActorRef From => Sender;

    public IActorRef Me => Self;

    public void Answer(object message) => Sender.Tell(message);

    public void Async<T>(Func<T, Task> handler) => CommandAsync(handler);

    public void On<T>(Action<T> handler) => Command(handler);

    public void Use(Action configure) => Become(configure);

    public void UseJournal(string id) => JournalPluginId = id;

    public void Say(string text) => Probe.Tell(text);

    protected override void PreStart() => Lifecycle?.Invoke("PreStart");

    protected override void PreRestart(Exception reason, object message)
    {
        Lifecycle?.Invoke($"PreRestart {message}");
        base.PreRestart(reason, message);
    }

    protected override void PostStop() => Lifecycle?.Invoke("PostStop");

    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
    {
        if (ReportsFailures) Probe.Tell($"failed {@event}-{sequenceNr}: {cause.Message}");
        else base.OnPersistFailure(cause, @event, sequenceNr);
    }

    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        if (ReportsFailures) Probe.Tell($"rejected {@event}-{sequenceNr}: {cause.Message}");
        else base.OnPersistRejected(cause, @event, sequenceNr);
    }

    protected override void OnRecoveryFailure(Exception reason, object? message = null)
    {
        if (ReportsFailures) Probe.Tell($"recovery failed at {message ?? "nothing"}: {reason.Message}");
        else base.OnRecoveryFailure(reason, message!);
    }

    protected override void OnReplaySuccess() => Lifecycle?.Invoke($"OnReplaySuccess {IsRecovering}");
}
