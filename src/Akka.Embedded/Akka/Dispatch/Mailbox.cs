using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Dispatch;

/// <summary>
/// The queues of one actor and its turns: at most one thread runs it at a time, system messages first, then up to the
/// dispatcher's throughput of user messages.
/// </summary>
internal sealed class Mailbox : IThreadPoolWorkItem
{
    private readonly ActorCell _cell;
    private readonly MessageDispatcher _dispatcher;
    private readonly EnvelopeQueue _messages = new();
    private SystemMessageQueue _systemMessages;
    private volatile int _status = MailboxStatus.Open;

    public Mailbox(ActorCell cell, MessageDispatcher dispatcher)
    {
        _cell = cell;
        _dispatcher = dispatcher;
    }

    public bool IsClosed => _status == MailboxStatus.Closed;

    public bool IsSuspended => _status >= MailboxStatus.SuspendUnit;

    public int SuspendCount => _status / MailboxStatus.SuspendUnit;

    public void Post(in Envelope envelope)
    {
        if (IsClosed)
        {
            PostToDeadLetters(envelope);
            return;
        }
        _messages.Add(envelope);
        if (_status < MailboxStatus.SuspendUnit)
            Schedule();
        if (IsClosed)
            DiscardUserMessages();
    }

    public void PostFirst(in Envelope envelope) => _messages.PutBack(envelope);

    public void PostSystem(SystemMessage message)
    {
        if (_systemMessages.TryAdd(message))
            Schedule();
        else
            PostToDeadLetters(message);
    }

    public void Suspend()
    {
        for (var status = _status; status != MailboxStatus.Closed; status = _status)
        {
            if (TryChange(status, status + MailboxStatus.SuspendUnit))
                return;
        }
    }

    public void Resume()
    {
        for (var status = _status; status >= MailboxStatus.SuspendUnit; status = _status)
        {
            if (!TryChange(status, status - MailboxStatus.SuspendUnit))
                continue;
            ScheduleIfNeeded();
            return;
        }
    }

    /// <summary>Ends the mailbox: what waits, and all that comes, is a dead letter.</summary>
    public void Close()
    {
        for (var status = _status; !TryChange(status, MailboxStatus.Closed); status = _status) { }
        for (var message = _systemMessages.Close(); message is not null;)
        {
            var next = message.Next;
            PostToDeadLetters(message);
            message = next;
        }
        DiscardUserMessages();
    }

    /// <summary>Gives the actor a thread unless it has one.</summary>
    public void Schedule()
    {
        for (var status = _status; (status & MailboxStatus.NotSchedulable) == 0; status = _status)
        {
            if (!TryChange(status, status | MailboxStatus.Scheduled))
                continue;
            _dispatcher.Execute(this);
            return;
        }
    }

    public void Execute()
    {
        var outer = ActorCell.Current;
        ActorCell.Current = _cell;
        try
        {
            RunSystemMessages();
            RunUserMessages();
        }
        finally
        {
            ActorCell.Current = outer;
            BecomeIdle();
            ScheduleIfNeeded();
        }
    }

    private void RunUserMessages()
    {
        var left = _dispatcher.Throughput;
        while ((_status & MailboxStatus.NotProcessing) == 0 && left-- > 0 && _messages.TryTake(out var envelope))
        {
            _cell.Invoke(envelope);
            RunSystemMessages();
        }
    }

    private void RunSystemMessages()
    {
        while (!IsClosed && _systemMessages.TakeAll() is { } message)
        {
            while (message is not null)
            {
                var next = message.Next;
                message.Next = null;
                if (IsClosed)
                    PostToDeadLetters(message);
                else
                    _cell.InvokeSystem(message);
                message = next;
            }
        }
    }

    private void BecomeIdle()
    {
        for (var status = _status; status != MailboxStatus.Closed; status = _status)
        {
            if (TryChange(status, status & ~MailboxStatus.Scheduled))
                return;
        }
    }

    private void ScheduleIfNeeded()
    {
        if (!_systemMessages.IsEmpty || (_status < MailboxStatus.SuspendUnit && _messages.HasMessages))
            Schedule();
    }

    // A message added while the mailbox closed has no turn left that would take it.
    private void DiscardUserMessages()
    {
        lock (_messages)
        {
            while (_messages.HasMessages)
            {
                if (_messages.TryTake(out var envelope))
                    PostToDeadLetters(envelope);
            }
        }
    }

    // A dead letter to one who listened to dead letters would come back for ever.
    private void PostToDeadLetters(in Envelope envelope)
    {
        if (envelope.Message is not DeadLetter)
        {
            var letter = new DeadLetter(
                envelope.Message, envelope.Sender ?? _cell.SystemImpl.DeadLetters, _cell.Self);
            _cell.SystemImpl.DeadLetters.Tell(letter, _cell.Self);
        }
    }

    private void PostToDeadLetters(SystemMessage message)
    {
        message.Next = null;
        _cell.SystemImpl.DeadLetters.Tell(message, _cell.Self);
    }

    private bool TryChange(int from, int to) => Interlocked.CompareExchange(ref _status, to, from) == from;
}
