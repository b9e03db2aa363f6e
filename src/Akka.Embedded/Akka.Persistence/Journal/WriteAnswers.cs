using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Persistence.Journal;

/// <summary>Answers requests in the order they came in, whatever the order in which the writes end.</summary>
internal sealed class WriteAnswers(IActorRef journal)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, Answer> _early = [];
    private long _tickets;
    private long _next;
    private bool _answering;

    /// <summary>A place in the order. Called by the journal only.</summary>
    public long TakeTicket() => _tickets++;

    public void Wrote(long ticket, WriteMessages request, IImmutableList<Exception> rejections) =>
        Give(ticket, new Answer(request, WriteMessagesSuccessful.Instance, rejections, null));

    public void Failed(long ticket, WriteMessages request, Exception cause, int writes) =>
        Give(ticket, new Answer(request, new WriteMessagesFailed(cause, writes), null, cause));

    private void Give(long ticket, Answer answer)
    {
        lock (_lock)
        {
            // Whoever is answering already takes this one along when its turn comes.
            if (_answering || ticket != _next)
            {
                _early.Add(ticket, answer);
                return;
            }

            _answering = true;
        }

        while (true)
        {
            Send(answer);
            lock (_lock)
            {
                if (_early.Remove(++_next, out answer)) continue;
                _answering = false;
                return;
            }
        }
    }

    private void Send(in Answer answer)
    {
        var (request, outcome, rejections, cause) = answer;
        var actor = request.PersistentActor;
        var id = request.ActorInstanceId;
        actor.Tell(outcome, journal);
        var index = 0;
        foreach (var envelope in request.Messages)
        {
            if (envelope is not AtomicWrite write)
            {
                actor.Tell(new LoopMessageSuccess(envelope.Payload, id), envelope.Sender);
                continue;
            }

            var rejection = rejections?[index++];
            for (var i = 0; i < write.Size; i++)
                actor.Tell(AnswerFor(write.Events[i], rejection, cause, id), write.Events[i].Sender);
        }
    }

    private static IJournalResponse AnswerFor(
        IPersistentRepresentation representation, Exception rejection, Exception failure, int id)
    {
        if (failure is not null) return new WriteMessageFailure(representation, failure, id);
        if (rejection is not null) return new WriteMessageRejected(representation, rejection, id);
        return new WriteMessageSuccess(representation, id);
    }

    private readonly record struct Answer(
        WriteMessages Request, IJournalResponse Outcome, IImmutableList<Exception> Rejections, Exception Cause);
}
