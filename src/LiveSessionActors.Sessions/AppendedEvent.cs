using System.Security.Cryptography;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>
/// What was appended under an idempotency key: enough to know the same event again, and not the event itself.
/// </summary>
public sealed class AppendedEvent
{
    private readonly byte[] _digest;

    private AppendedEvent(double? seq, byte[] digest) => (Seq, _digest) = (seq, digest);

    /// <summary>The entry's sequence number, when it has one.</summary>
    public double? Seq { get; }

    /// <summary>What an entry was appended as.</summary>
    public static AppendedEvent Of(JournalEntry entry) => Of(entry.Fields);

    /// <summary>Whether it was this event.</summary>
    public bool Is(SessionEvent @event) => DigestOf(@event.Fields).AsSpan().SequenceEqual(_digest);

    /// <summary>What the event is known again by, in hexadecimal digits.</summary>
    internal string Digest => Convert.ToHexString(_digest);

    internal static AppendedEvent Of(double? seq, string digest) => new(seq, Convert.FromHexString(digest));

    internal static AppendedEvent Of(in EntryFields entry) => new(entry.Seq, DigestOf(entry.Event));

    private static byte[] DigestOf(JsValue @event) => SHA256.HashData(@event.ToJson());
}
