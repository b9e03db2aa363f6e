namespace LiveSessionActors.Sessions;

/// <summary>A refusal on its way up to whoever answers with it.</summary>
public sealed class SessionException : Exception
{
    /// <summary>Carries <paramref name="refusal"/>.</summary>
    public SessionException(Refusal refusal, Exception? cause = null)
        : base(refusal.Detail, cause) => Refusal = refusal;

    /// <summary>What is refused, and why.</summary>
    public Refusal Refusal { get; }
}
