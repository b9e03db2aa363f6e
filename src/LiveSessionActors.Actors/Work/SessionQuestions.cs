using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Actors.Work;

/// <summary>
/// What a queue asks the sessions of its workspace. Each is asked one question at a time: its next answer is to that one,
/// and no answer is older than the one before. All can be read at once; what a session says meanwhile counts for more. None
/// is asked before all have been read, since the oldest work is not known until then.
/// </summary>
/// <param name="workspace">The workspace.</param>
/// <param name="settings">As configured.</param>
/// <param name="registry">Who is asked.</param>
/// <param name="queue">Who is answered.</param>
/// <param name="wake">Has <see cref="ReadAll"/> called after a time.</param>
internal sealed class SessionQuestions(
    Workspace workspace, LiveSessionSettings settings, IActorRef registry, IActorRef queue, Action<TimeSpan> wake)
{
    // Reading very many sessions is followed by a rest of so many times its length.
    private const int RestPerReading = 10;

    // The first of each session is under way.
    private readonly Dictionary<SessionId, Queue<SessionQuestion>> _questions = [];

    // About reading all.
    private readonly HashSet<SessionId> _heard = [];
    private TimeSpan? _since;
    private TimeSpan _due;

    /// <summary>The number of the last read that was wanted.</summary>
    public long LastRead { get; private set; }

    /// <summary>Whether all sessions have been read once.</summary>
    public bool HaveAllBeenRead { get; private set; }

    /// <summary>Whether all sessions are being read.</summary>
    public bool IsReadingAll => _since is not null;

    /// <summary>Whether a worker waits for an answer.</summary>
    public bool AreAwaited => All.Any(question => question.Workers.Any());

    private IEnumerable<SessionQuestion> All => _questions.Values.SelectMany(questions => questions);

    /// <summary>Whether all reads up to a number have ended, and none of all sessions is under way.</summary>
    public bool HaveEnded(long number) =>
        !IsReadingAll && All.OfType<SessionQuestion.Read>().All(read => read.Number > number);

    /// <summary>Reads a session; once more when it is being read.</summary>
    public void Read(SessionId session)
    {
        LastRead++;
        if (!Of(session).Skip(HaveAllBeenRead ? 1 : 0).Any(question => question is SessionQuestion.Read))
            Ask(session, new SessionQuestion.Read(LastRead));
    }

    /// <summary>Reads a session before a request is decided; false when too many wait for it.</summary>
    public bool TryRead(SessionId session, WorkCommand request, IActorRef worker)
    {
        if (!HasRoom(session))
            return false;

        Read(session);
        Of(session).OfType<SessionQuestion.Read>().First().Late.Add((request, worker));
        return true;
    }

    /// <summary>Appends a reply; false when too many wait for its session.</summary>
    public bool TryAppend(SessionQuestion.Append append)
    {
        if (!HasRoom(append.Command.Session))
            return false;

        Ask(append.Command.Session, append);
        return true;
    }

    /// <summary>Appends for somebody else, who is answered.</summary>
    public void Forward(SessionCommand.AppendEvent append, IActorRef asker) => registry.Tell(append, asker);

    /// <summary>A session has answered. The question; null when it was asked none.</summary>
    public SessionQuestion? End(SessionReply answer)
    {
        if (!_questions.TryGetValue(answer.Session, out var questions))
            return null;

        if (answer is SessionReply.SnapshotFound)
            _heard.Add(answer.Session);
        var answered = questions.Dequeue();
        if (questions.TryPeek(out var next))
            Send(answer.Session, next);
        else
            _questions.Remove(answer.Session);
        return answered;
    }

    /// <summary>Drops all questions and refuses those who wait; what a reply came to that was sent is not known.</summary>
    public void RefuseAll(Refusal refusal)
    {
        foreach (var questions in _questions.Values)
        {
            var sent = questions.Peek() as SessionQuestion.Append;
            sent?.Worker.Tell(new WorkReply.Refused(workspace, Refusals.OutcomeUnknown));
            foreach (var worker in questions.Skip(sent is null ? 0 : 1).SelectMany(question => question.Workers))
                worker.Tell(new WorkReply.Refused(workspace, refusal));
        }

        _questions.Clear();
    }

    /// <summary>Reads all sessions, unless they are being read.</summary>
    public void ReadAll(TimeSpan now)
    {
        if (IsReadingAll)
            return;

        _since = now;
        _heard.Clear();
        registry.Tell(new WorkspaceQuery.ListSessions(workspace, IncludeCompleted: false), queue);
    }

    /// <summary>Reads all sessions for who wants work: after the rest, or at once where none has been read.</summary>
    public void ReadAllWhenDue(TimeSpan now)
    {
        if (HaveAllBeenRead && _due > now && !IsReadingAll)
            ReadAllAfterRest(now);
        else
            ReadAll(now);
    }

    /// <summary>Reads all sessions after the rest that follows the last time.</summary>
    public void ReadAllAfterRest(TimeSpan now) => wake(_due > now ? _due - now : TimeSpan.Zero);

    /// <summary>All sessions have been read.</summary>
    public void EndReadAll(WorkspaceReply.SessionsListed listed, WorkQueue work, TimeSpan now)
    {
        EndReadAll(now);
        var unheard = listed.Sessions.Where(session => !_heard.Contains(session.Id));
        foreach (var session in unheard.OrderBy(ChangedAt, StringComparer.Ordinal))
            work.Observe(session);
        work.KeepOnly(listed.Sessions.Select(session => session.Id).Concat(_heard).ToHashSet());
        if (HaveAllBeenRead)
            return;

        HaveAllBeenRead = true;
        foreach (var (session, questions) in _questions)
            Send(session, questions.Peek());
    }

    /// <summary>The sessions could not be read. Where none has been before, nothing else is asked.</summary>
    public void EndReadAll(WorkReply.Refused why, TimeSpan now)
    {
        EndReadAll(now);
        if (!HaveAllBeenRead)
            RefuseAll(why.Refusal);
    }

    private static string ChangedAt(SessionSnapshot session) =>
        session.UpdatedAt is JsString { Value: var time } ? time : "";

    private Queue<SessionQuestion> Of(SessionId session) => _questions.GetValueOrDefault(session) ?? new();

    private bool HasRoom(SessionId session) =>
        Of(session).Sum(question => question.Workers.Count()) < settings.Sessions.WaitingMax;

    private void EndReadAll(TimeSpan now)
    {
        var rest = RestPerReading * (now - _since ?? TimeSpan.Zero);
        _since = null;
        _due = now + (rest > settings.Work.LookInterval ? rest : settings.Work.LookInterval);
    }

    private void Ask(SessionId session, SessionQuestion question)
    {
        if (!_questions.TryGetValue(session, out var questions))
            _questions[session] = questions = [];
        questions.Enqueue(question);
        if (questions.Count == 1 && HaveAllBeenRead)
            Send(session, question);
    }

    private void Send(SessionId session, SessionQuestion question) => registry.Tell(
        question is SessionQuestion.Append append
            ? append.Command
            : new SessionProtocol.Glance(new(workspace, session)),
        queue);
}
