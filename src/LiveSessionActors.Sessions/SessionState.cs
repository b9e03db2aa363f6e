using System.Diagnostics.CodeAnalysis;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>
/// A session as its journal's lines make it: snapshot, next sequence number, unreadable lines. Immutable.
/// </summary>
public sealed class SessionState
{
    private SessionSnapshot? _snapshot;

    private readonly JsObject? _addedDiagnostic;

    private SessionState(
        SessionFields fields,
        double nextSeq,
        Chain<JsObject> unreadable,
        AppendedKeys appended,
        JsObject? addedDiagnostic) =>
        (Fields, NextSeq, Unreadable, Appended, _addedDiagnostic) =
        (fields, nextSeq, unreadable, appended, addedDiagnostic);

    /// <summary>The sequence number that the next entry gets.</summary>
    public double NextSeq { get; }

    /// <summary>The last sequence number, 0 when there is none.</summary>
    public double LastSeq => NextSeq - 1;

    /// <summary>The snapshot, with the events' own diagnostics first and the unreadable lines' after them.</summary>
    public SessionSnapshot Snapshot => _snapshot ??= new SessionSnapshot(Fields, Unreadable, _addedDiagnostic);

    internal SessionFields Fields { get; }

    internal Chain<JsObject> Unreadable { get; }

    /// <summary>The idempotency keys so old that only the journal has them; null while all are known.</summary>
    public ForgottenKeys? ForgottenKeys => Appended.Forgotten;

    /// <summary>What was appended under the last idempotency keys.</summary>
    internal AppendedKeys Appended { get; }

    /// <summary>At most so many diagnostics are shown of the events' own, and of the unreadable lines'.</summary>
    public int DiagnosticsMax => Fields.DiagnosticsMax;

    /// <summary>A session without entries.</summary>
    public static SessionState Empty(SessionId session, int diagnosticsMax = int.MaxValue) => new(
        new SessionFields(session) { DiagnosticsMax = diagnosticsMax },
        1,
        Chain<JsObject>.Empty,
        AppendedKeys.Empty,
        addedDiagnostic: null);

    internal static SessionState Of(
        SessionFields fields,
        double nextSeq,
        Chain<JsObject> unreadable,
        AppendedKeys appended,
        JsObject? addedDiagnostic = null) => new(fields, nextSeq, unreadable, appended, addedDiagnostic);

    /// <summary>
    /// The state after one more line. Pure: <paramref name="now"/> stands in where an entry has no time of its own.
    /// An entry that cannot be computed with becomes a diagnostic, as an unreadable line does.
    /// </summary>
    public SessionState Apply(JournalLine line, DateTimeOffset now)
    {
        using var fold = new SessionFold(this, now);
        fold.Apply(line);
        return fold.State;
    }

    /// <summary>
    /// Whether an event was appended under an idempotency key, and which: the first, as far as it is not among the
    /// <see cref="ForgottenKeys"/>, which are to be asked before.
    /// </summary>
    public bool TryGetAppended(string idempotencyKey, [NotNullWhen(true)] out AppendedEvent? appended) =>
        Appended.TryGet(idempotencyKey, out appended);
}
