using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>
/// A session as its journal's lines make it: snapshot, next sequence number, unreadable lines. Immutable.
/// </summary>
public sealed class SessionState
{
    private readonly SessionFields _fields;
    private readonly Chain<JsObject> _unreadable;
    private readonly ImmutableDictionary<string, AppendedEvent> _appended;
    private SessionSnapshot? _snapshot;

    private SessionState(
        SessionFields fields,
        double nextSeq,
        Chain<JsObject> unreadable,
        ImmutableDictionary<string, AppendedEvent> appended) =>
        (_fields, NextSeq, _unreadable, _appended) = (fields, nextSeq, unreadable, appended);

    /// <summary>The sequence number that the next entry gets.</summary>
    public double NextSeq { get; }

    /// <summary>The snapshot, with the events' own diagnostics first and the unreadable lines' after them.</summary>
    public SessionSnapshot Snapshot => _snapshot ??= new SessionSnapshot(_fields, _unreadable);

    /// <summary>A session without entries.</summary>
    public static SessionState Empty(SessionId session) =>
        new(new SessionFields(session), 1, Chain<JsObject>.Empty, ImmutableDictionary<string, AppendedEvent>.Empty);

    /// <summary>
    /// The state after one more line. Pure: <paramref name="now"/> stands in where an entry has no time of its own.
    /// An entry that cannot be computed with becomes a diagnostic, as an unreadable line does.
    /// </summary>
    public SessionState Apply(JournalLine line, DateTimeOffset now)
    {
        if (line.Problem is { } problem)
            return Noting(line, problem, NextSeq);
        if (line.Entry is not { } entry)
            return this;

        var nextSeq = entry.Seq is { } seq ? Math.Max(NextSeq, seq + 1) : NextSeq;
        try
        {
            var next = SessionReducer.Apply(_fields, entry, now);
            return new SessionState(next, nextSeq, _unreadable, Remembering(entry));
        }
        catch (JsTypeErrorException error)
        {
            return Noting(line, error.Message, nextSeq);
        }
    }

    /// <summary>Whether an event was appended under an idempotency key, and which.</summary>
    public bool TryGetAppended(string idempotencyKey, [NotNullWhen(true)] out AppendedEvent? appended) =>
        _appended.TryGetValue(idempotencyKey, out appended);

    private SessionState Noting(JournalLine line, string problem, double nextSeq) =>
        new(_fields, nextSeq, _unreadable.Add(Diagnostic.JournalParseFailed(line.Number, problem)), _appended);

    private ImmutableDictionary<string, AppendedEvent> Remembering(JournalEntry entry) =>
        entry.IdempotencyKey is { } key && !_appended.ContainsKey(key)
            ? _appended.Add(key, AppendedEvent.Of(entry))
            : _appended;
}
