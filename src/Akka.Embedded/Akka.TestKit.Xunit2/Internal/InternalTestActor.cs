using System.Threading.Channels;
using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>The actor that stands for a test: it keeps what it receives until the test asks.</summary>
internal sealed class InternalTestActor : UntypedActor
{
    private readonly ChannelWriter<MessageEnvelope> _received;
    private readonly StrategyPerChild _strategies = new();
    private TestActor.Ignore _ignore;
    private AutoPilot _autoPilot;

    public InternalTestActor(ChannelWriter<MessageEnvelope> received) => _received = received;

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case TestActor.SetIgnore command:
                _ignore = command.Ignore;
                break;
            case TestActor.SetAutoPilot command:
                _autoPilot = command.AutoPilot;
                break;
            case TestActor.Watch command:
                Context.Watch(command.Actor);
                Sender.Tell(TestActor.Acknowledged.Instance);
                break;
            case TestActor.Unwatch command:
                Context.Unwatch(command.Actor);
                Sender.Tell(TestActor.Acknowledged.Instance);
                break;
            case TestActor.Spawn command:
                _received.TryWrite(new RealMessageEnvelope(SpawnChild(command), Self));
                break;
            default:
                Keep(message);
                break;
        }
    }

    protected override SupervisorStrategy SupervisorStrategy() => _strategies;

    private IActorRef SpawnChild(TestActor.Spawn command)
    {
        var child = Context.ActorOf(command.Props, command.Name);
        if (command.Strategy is not null)
        {
            _strategies.Set(child, command.Strategy);
        }

        return child;
    }

    private void Keep(object message)
    {
        if (_autoPilot?.Run(Sender, message) is { } next and not KeepRunning)
        {
            _autoPilot = next;
        }

        if (_ignore is null || !_ignore(message))
        {
            _received.TryWrite(new RealMessageEnvelope(message, Sender));
        }
    }
}
