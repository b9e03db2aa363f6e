using System.Diagnostics;
using Akka.Actor;

namespace Akka.Event;

/// <summary>Logs what reached no actor or was not handled, and falls silent when it is too much.</summary>
internal sealed class DeadLetterListener : ActorBase
{
    private const string Hint =
        "This logging can be turned off or adjusted with configuration settings 'akka.log-dead-letters' "
        + "and 'akka.log-dead-letters-during-shutdown'.";

    private readonly EventStream _eventStream = Context.System.EventStream;
    private readonly int _maxCount = Context.System.Settings.LogDeadLetters;
    private readonly TimeSpan _silence = Context.System.Settings.LogDeadLettersSuspendDuration;
    private int _count;
    private long _silentSince;
    private bool _silent;

    /// <summary>Starts a listener that hears of all that happens from now on, even before its first turn.</summary>
    public static IActorRef Start(ExtendedActorSystem system)
    {
        var listener = system.SystemActorOf<DeadLetterListener>("deadLetterListener");
        system.EventStream.Subscribe(listener, typeof(DeadLetter));
        system.EventStream.Subscribe(listener, typeof(Dropped));
        system.EventStream.Subscribe(listener, typeof(UnhandledMessage));
        return listener;
    }

    protected override void PostStop() => _eventStream.Unsubscribe(Self);

    protected override void PreRestart(Exception reason, object message) { }

    protected override void PostRestart(Exception reason) { }

    protected override bool Receive(object message)
    {
        if (message is not AllDeadLetters letter)
            return false;
        if (letter.Message is IDeadLetterSuppression)
            return true;
        _count = _count == int.MaxValue ? 1 : _count + 1;
        if (_silent)
            LogAfterSilence(letter);
        else if (_count == _maxCount && _maxCount != int.MaxValue)
            LogAndFallSilent(letter);
        else
            Log(letter, "");
        return true;
    }

    private static bool IsReal(IActorRef actor) =>
        actor is not null and not DeadLetterActorRef && !ReferenceEquals(actor, Context.System.DeadLetters);

    private void LogAndFallSilent(AllDeadLetters letter)
    {
        if (_silence == Timeout.InfiniteTimeSpan)
        {
            Log(letter, ", no more dead letters will be logged");
            Context.Stop(Self);
            return;
        }
        Log(letter, $", no more dead letters will be logged in next [{_silence}]");
        _silent = true;
        _silentSince = Stopwatch.GetTimestamp();
    }

    private void LogAfterSilence(AllDeadLetters letter)
    {
        if (Stopwatch.GetElapsedTime(_silentSince) < _silence)
            return;
        Log(letter, $", of which {_count - _maxCount - 1} were not logged. The counter will be reset now");
        _count = 0;
        _silent = false;
    }

    private void Log(AllDeadLetters letter, string addition)
    {
        var message = WrappedMessage.Unwrap(letter.Message);
        var type = message?.GetType().Name ?? "null";
        var wrapped = letter.Message is IWrappedMessage ? $" wrapped in [${letter.Message.GetType().Name}]" : "";
        var from = IsReal(letter.Sender) ? $" from {letter.Sender}" : "";
        var to = letter is DeadLetter || IsReal(letter.Recipient) ? $" to {letter.Recipient}" : "";
        var fate = letter switch
        {
            Dropped dropped => $"was dropped. {dropped.Reason}.",
            UnhandledMessage => "was unhandled.",
            _ => "was not delivered.",
        };
        var advice = letter is DeadLetter
            ? $"If this is not an expected behavior then {letter.Recipient} may have terminated unexpectedly. "
            : "";
        var content = message?.ToString() ?? "null";
        var text = $"Message [{type}]{wrapped}{from}{to} {fate} "
            + $"[{_count}] dead letters encountered{addition}. {advice}{Hint}"
            + (content == type ? "" : $" Message content: {content}");
        _eventStream.Publish(new Info(letter.Recipient.Path.ToString(), letter.Recipient.GetType(), text));
    }
}
