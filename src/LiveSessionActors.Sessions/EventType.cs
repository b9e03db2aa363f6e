namespace LiveSessionActors.Sessions;

/// <summary>The types of events that the reducer knows.</summary>
public static class EventType
{
    /// <summary>The browser asks for design variants of an element.</summary>
    public const string Generate = "generate";

    /// <summary>The agent has written the variants into the source.</summary>
    public const string VariantsReady = "variants_ready";

    /// <summary>The agent has done what it was asked for; means the same as <see cref="VariantsReady"/>.</summary>
    public const string AgentDone = "agent_done";

    /// <summary>The browser reports what the person looks at.</summary>
    public const string Checkpoint = "checkpoint";

    /// <summary>The person takes a variant.</summary>
    public const string Accept = "accept";

    /// <summary>Means the same as <see cref="Accept"/>.</summary>
    public const string AcceptIntent = "accept_intent";

    /// <summary>The person wants none of the variants.</summary>
    public const string Discard = "discard";

    /// <summary>The agent has cleaned up after a discard; the session is over.</summary>
    public const string Discarded = "discarded";

    /// <summary>The agent has cleaned up after an accept; the session is over.</summary>
    public const string Complete = "complete";

    /// <summary>The agent failed.</summary>
    public const string AgentError = "agent_error";

    /// <summary>All of them, in the order in which a session usually has them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Generate, VariantsReady, AgentDone, Checkpoint, Accept, AcceptIntent, Discard, Discarded, Complete, AgentError,
    ];
}
