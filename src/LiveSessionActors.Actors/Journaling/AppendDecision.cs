using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Journaling;

/// <summary>What becomes of one waiting append.</summary>
internal abstract record AppendDecision
{
    /// <summary>It is written.</summary>
    public sealed record Write(JournalEntry Entry) : AppendDecision;

    /// <summary>An append of the same batch under the same key writes it, as <paramref name="Entry"/>.</summary>
    public sealed record SameAs(JournalEntry Entry) : AppendDecision;

    /// <summary>It is in the journal already, under this key.</summary>
    public sealed record Repeat(string Key) : AppendDecision;

    /// <summary>It is not written.</summary>
    public sealed record Refuse(Refusal Refusal) : AppendDecision;
}
