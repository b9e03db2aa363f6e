using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.Work;

/// <summary>
/// What the work of a workspace is to be, told as simply as can be: who has which piece, in which order pieces are
/// handed out, and what becomes of them.
/// </summary>
internal sealed class WorkModel(int attemptsMax)
{
    private static readonly string[] Asking =
        [EventType.Generate, EventType.Accept, EventType.AcceptIntent, EventType.Discard];

    private readonly Dictionary<int, Piece> _pieces = [];
    private readonly Dictionary<int, (int Count, TimeSpan At)> _journals = [];
    private readonly List<Caller> _waiting = [];
    private int _arrivals;

    public TimeSpan Now { get; private set; }

    /// <summary>All pieces, in the order in which they are handed out.</summary>
    public IEnumerable<Piece> Pieces => _pieces.Values.OrderBy(piece => (piece.Urgency, piece.Arrival));

    public int Entries(int session) => _journals.GetValueOrDefault(session).Count;

    /// <summary>An event has come into a session's journal.</summary>
    public void Append(int session, string type)
    {
        var seq = Entries(session) + 1;
        _journals[session] = (seq, Now);
        // One that is asked for once more while it is waited for is the same piece.
        if (_pieces.TryGetValue(session, out var piece) && piece.Type == type)
            piece.Seq = seq;
        else if (Asking.Contains(type))
            Arrive(session, seq, type);
        else if (type != EventType.Checkpoint)
            _pieces.Remove(session);
    }

    public void Wait(Caller caller) => _waiting.Add(caller);

    public void Cancel(Caller caller)
    {
        _waiting.Remove(caller);
        foreach (var piece in _pieces.Values.Where(piece => piece.Holder == caller))
            piece.GiveBack();
    }

    /// <summary>The piece that a lease is for, if it is held.</summary>
    public Piece? Held(string lease) => _pieces.Values.SingleOrDefault(piece => piece.Lease == lease);

    /// <summary>The piece that a lease was for, if nobody has it and it is waited for still.</summary>
    public Piece? Late(string lease) =>
        _pieces.Values.SingleOrDefault(piece => piece.Holder is null && piece.Given.Contains(lease));

    public void Revive(int session)
    {
        if (_pieces.TryGetValue(session, out var piece) && piece.IsDead)
            piece.RunOuts = 0;
    }

    public void Advance(TimeSpan by)
    {
        Now += by;
        foreach (var piece in _pieces.Values.Where(piece => piece.Holder is not null && piece.Deadline <= Now))
        {
            piece.GiveBack();
            piece.RunOuts++;
        }
    }

    /// <summary>
    /// Leases, attempts and dead letters stay; the session that changed first comes first, and nobody who had a lease can
    /// cancel the request that it was given to. Gives who waited.
    /// </summary>
    public IReadOnlyList<Caller> Restart()
    {
        foreach (var piece in _pieces.Values.OrderBy(piece => _journals[piece.Session].At).ToList())
        {
            piece.Arrival = ++_arrivals;
            piece.ForgetRequest();
        }

        Caller[] waited = [.. _waiting];
        _waiting.Clear();
        return waited;
    }

    /// <summary>Hands out what can be: to the first who came, what comes first of what that one takes.</summary>
    public IReadOnlyList<(Caller Caller, Piece Piece)> Serve()
    {
        var handed = new List<(Caller, Piece)>();
        foreach (var caller in _waiting.ToList())
        {
            if (Pieces.FirstOrDefault(piece => piece.IsFree && caller.Takes(piece.Type)) is not { } piece)
                continue;

            piece.HandTo(caller, Now);
            _waiting.Remove(caller);
            handed.Add((caller, piece));
        }

        return handed;
    }

    /// <summary>Those who have waited long enough; they wait no longer.</summary>
    public IReadOnlyList<Caller> Over()
    {
        Caller[] over = [.. _waiting.Where(caller => caller.Until <= Now)];
        _waiting.RemoveAll(over.Contains);
        return over;
    }

    private void Arrive(int session, int seq, string type) =>
        _pieces[session] = new Piece(session, type, attemptsMax) { Seq = seq, Arrival = ++_arrivals };

    /// <summary>Somebody who asks for work.</summary>
    internal sealed record Caller(string Ticket, string[] Types, TimeSpan LeaseFor, TimeSpan Until)
    {
        public bool Takes(string type) => Types.Length == 0 || Types.Contains(type);
    }

    /// <summary>A piece of work.</summary>
    internal sealed class Piece(int session, string type, int attemptsMax)
    {
        private (string Lease, Caller Holder)? _last;

        public int Session => session;

        public int Seq { get; set; }

        /// <summary>The leases that were ever given for it.</summary>
        public HashSet<string> Given { get; } = [];

        public string Type => type;

        public int Arrival { get; set; }

        public int Urgency => type == EventType.Generate ? 1 : 0;

        public int Attempts { get; private set; }

        public int RunOuts { get; set; }

        public Caller? Holder { get; private set; }

        public TimeSpan Deadline { get; set; }

        /// <summary>Its name, once the system under test has told it.</summary>
        public string? Lease { get; private set; }

        public bool IsFree => Holder is null && !IsDead;

        public bool IsDead => RunOuts >= attemptsMax;

        public void HandTo(Caller caller, TimeSpan now) =>
            (Holder, Deadline, Attempts) = (caller, now + caller.LeaseFor, Attempts + 1);

        /// <summary>The system under test has told its name.</summary>
        public void Name(string lease)
        {
            (Lease, _last) = (lease, (lease, Holder!));
            Given.Add(lease);
        }

        /// <summary>Its lease is held for longer, or again; that of somebody who is not known any more by nobody.</summary>
        public void Renew(string lease, TimeSpan deadline)
        {
            if (_last?.Lease != lease)
                _last = (lease, new Caller("", [], default, default));
            Attempts = Math.Max(Attempts, 1);
            (Lease, Holder, Deadline) = (lease, _last!.Value.Holder, deadline);
        }

        /// <summary>Who has it and who had it last are known by their leases alone.</summary>
        public void ForgetRequest()
        {
            Holder = Holder is null ? null : Holder with { Ticket = "" };
            if (_last is { } last)
                _last = (last.Lease, last.Holder with { Ticket = "" });
        }

        public void GiveBack() => (Holder, Lease) = (null, null);
    }
}
