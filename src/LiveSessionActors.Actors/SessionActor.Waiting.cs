using Akka.Actor;
using LiveSessionActors.Actors.Appending;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors;

/// <content>What waits for a session, by number and bytes no more than it is to be, and what those who wait are told.</content>
internal sealed partial class SessionActor
{
    /// <inheritdoc/>
    protected override bool AroundReceive(Receive receive, object message)
    {
        if (!IsRecovering || message is not ISessionMessage waiting || _stash.TryAdd(waiting))
            return base.AroundReceive(receive, message);

        Sender.Tell(Refusals.Reply(waiting, Refusals.Busy));
        return true;
    }

    private void QueueAppend(SessionCommand.AppendEvent command)
    {
        if (RefuseWhenFull(command))
            return;

        _appends.Add(WaitingAppend.Of(command, Sender, _workspace));
        ProceedSoon();
    }

    private void QueueRead(SessionQuery.GetSnapshot query)
    {
        if (RefuseWhenFull(query))
            return;

        _reads.Add(Sender, _appends.Ticket);
        if (_appends.Count == 0)
            ProceedNow();
    }

    private bool RefuseWhenFull(ISessionMessage message)
    {
        var isFull = _appends.Count + _reads.Count >= _workspace.Settings.Sessions.WaitingMax
            || _appends.Bytes >= _workspace.Settings.Sessions.WaitingBytesMax;
        if (isFull)
            Sender.Tell(Refusals.Reply(message, Refusals.Busy));
        return isFull;
    }

    private void RefuseWaiting(Refusal refusal) =>
        TellAll([.. _appends.RefuseAll(refusal), .. _reads.RefuseAll(refusal)]);

    private void TellAll(IReadOnlyList<Answer> answers)
    {
        foreach (var answer in answers)
            Tell(answer);
    }

    private void Tell(Answer answer) => answer.To.Tell(answer.Reply, Self);
}
