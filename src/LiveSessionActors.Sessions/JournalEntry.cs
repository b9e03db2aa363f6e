using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>One entry of a journal: what was appended, when, and as which number.</summary>
public sealed class JournalEntry
{
    /// <summary>The entry's sequence number when it is an integer, else null.</summary>
    public double? Seq => throw new NotImplementedException();

    /// <summary>The entry's <c>event</c>, or the entry itself when that is absent or falsy: older entries are flat.</summary>
    public JsValue Event => throw new NotImplementedException();

    /// <summary>The idempotency key the entry was appended under, or null.</summary>
    public string? IdempotencyKey => throw new NotImplementedException();

    /// <summary>The entry's text as the journal holds it, UTF-8, without the newline.</summary>
    public ReadOnlyMemory<byte> Text => throw new NotImplementedException();

    /// <summary>A new entry. <paramref name="at"/> is written in UTC with milliseconds.</summary>
    public static JournalEntry Create(double seq, SessionEvent @event, DateTimeOffset at, string? idempotencyKey = null) =>
        throw new NotImplementedException();
}
