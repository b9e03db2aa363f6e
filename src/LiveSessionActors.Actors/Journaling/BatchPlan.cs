using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Journaling;

/// <summary>What becomes of the appends that wait, as far as they fit into one write.</summary>
/// <param name="Decisions">One for each append taken, in their order.</param>
/// <param name="Entries">What is to be written, in its order.</param>
internal sealed record BatchPlan(IReadOnlyList<AppendDecision> Decisions, IReadOnlyList<JournalEntry> Entries)
{
    /// <summary>
    /// Whether something is decided from what is known of the journal alone. A write finds out by itself that others
    /// wrote meanwhile; a refusal or a repetition does not.
    /// </summary>
    public bool NeedsFreshLook => Entries.Count < Decisions.Count
        && Decisions.Any(decision => decision is AppendDecision.Repeat or AppendDecision.Refuse);

    /// <summary>
    /// Plans the next write behind <paramref name="session"/>, up to the first append whose key has still to be looked
    /// for in <paramref name="oldKeys"/>.
    /// </summary>
    public static BatchPlan For(
        DerivedSession session,
        OldKeys oldKeys,
        IEnumerable<SessionCommand.AppendEvent> waiting,
        DateTimeOffset at,
        BatchLimits limits)
    {
        var planner = new Planner(session, oldKeys, at, limits);
        foreach (var append in waiting)
        {
            if (!planner.Add(append))
                break;
        }

        return planner.Plan;
    }

    private sealed class Planner(DerivedSession session, OldKeys oldKeys, DateTimeOffset at, BatchLimits limits)
    {
        private readonly List<AppendDecision> _decisions = [];
        private readonly List<JournalEntry> _entries = [];
        private Dictionary<string, JournalEntry>? _keys;
        private double _nextSeq = session.State.NextSeq;
        private long _bytes;

        public BatchPlan Plan => new(_decisions, _entries);

        public bool Add(SessionCommand.AppendEvent append)
        {
            // What the session waits for after this batch's own entries is not known before they are applied.
            if (append.PendingLine is not null && _entries.Count > 0)
                return false;
            if (append.IdempotencyKey is { } key && !oldKeys.TryGet(session.State, key, out _))
                return false;

            var decision = Settled(append) ?? Mint(append);
            if (decision is not null)
                _decisions.Add(decision);
            return decision is not null && _decisions.Count < limits.Entries;
        }

        private AppendDecision? Settled(SessionCommand.AppendEvent append)
        {
            if (append.IdempotencyKey is { } key && Known(key, append.Event) is { } known)
                return known;

            if (append.PendingLine is { } pending && !session.State.Snapshot.WaitsFor(pending))
                return new AppendDecision.Refuse(Refusals.PendingEventGone(append.Session));

            if (append.MustExist && !session.HasJournal && _entries.Count == 0)
                return new AppendDecision.Refuse(
                    Refusal.SessionNotFound(new SessionKey(append.Workspace, append.Session)));

            return append.ExpectedSeq is { } expected && expected != _nextSeq - 1
                ? new AppendDecision.Refuse(Refusals.SequenceMismatch(expected, _nextSeq - 1))
                : null;
        }

        private bool StillWaits(LineIdentity pending, JournalEntry entry) => session.State
            .Apply(JournalLine.Of(entry, session.Position.Lines + 1), at).Snapshot.WaitsFor(pending);

        private AppendDecision? Known(string key, SessionEvent @event)
        {
            if (_keys is not null && _keys.TryGetValue(key, out var entry))
                return IsSame(entry, @event) ? new AppendDecision.SameAs(entry) : Reused(key);
            if ((oldKeys.TryGet(session.State, key, out var appended) && appended is not null)
                || session.State.TryGetAppended(key, out appended))
                return appended.Is(@event) ? new AppendDecision.Repeat(key) : Reused(key);
            return null;
        }

        private static AppendDecision.Refuse Reused(string key) => new(Refusals.IdempotencyKeyReused(key));

        private static bool IsSame(JournalEntry entry, SessionEvent @event) =>
            entry.Event.ToJson().AsSpan().SequenceEqual(@event.Fields.ToJson());

        // Null when the batch is full; a single entry may be larger than a batch.
        private AppendDecision? Mint(SessionCommand.AppendEvent append)
        {
            var entry = JournalEntry.Create(_nextSeq, append.Event, at, append.IdempotencyKey);
            if (entry.Text.Length > limits.EntryBytes)
                return new AppendDecision.Refuse(Refusals.EntryTooLarge(limits.EntryBytes));
            if (append.PendingLine is { } pending && StillWaits(pending, entry))
                return new AppendDecision.Refuse(Refusals.NotAnAnswer(append.Session, append.Event.Type));
            if (_entries.Count > 0 && _bytes + entry.Text.Length > limits.Bytes)
                return null;

            _entries.Add(entry);
            _bytes += entry.Text.Length;
            _nextSeq++;
            if (append.IdempotencyKey is { } key)
                (_keys ??= []).Add(key, entry);
            return new AppendDecision.Write(entry);
        }
    }
}
