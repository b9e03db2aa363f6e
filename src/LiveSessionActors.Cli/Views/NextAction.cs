namespace LiveSessionActors.Cli.Views;

/// <summary>What an agent does next, in words and as the command that follows.</summary>
internal static class NextAction
{
    public const string Nothing = "No session is active; wait for the browser to ask for one.";

    /// <summary>For one session.</summary>
    public static string Of(SessionView session) => session switch
    {
        { IsOver: true } => $"The session is {session.Phase}; nothing is left to do.",
        { PendingType: "generate" } =>
            "Write the variants into the source, then run: "
            + Append(session, """{"type":"agent_done","file":"FILE","arrivedVariants":COUNT}"""),
        { PendingType: "accept" or "accept_intent" } =>
            "Fold the accepted variant into the source and remove the others, then run: "
            + $"live-sessions complete {session.Id}",
        { PendingType: "discard" } =>
            $"Remove the variants from the source, then run: live-sessions complete {session.Id} --discarded",
        { PendingType: { } type } =>
            $"Do what the pending event '{type}' asks for, then run: " + Append(session, """{"type":"agent_done"}"""),
        { Phase: "carbonize_required" } =>
            "Fold the accepted variant's styles into the source's CSS, then run: "
            + $"live-sessions complete {session.Id}",
        { Phase: "agent_error" } =>
            "The agent failed last time; its message is the last of diagnostics. Mend it, or end the session: "
            + $"live-sessions complete {session.Id} --discarded",
        _ => "Nothing waits for the agent; the browser has the next move.",
    };

    /// <summary>For all active sessions: which one to take up, and how.</summary>
    public static string Recovery(SessionView? mostUrgent) => mostUrgent switch
    {
        null => Nothing,
        { PendingType: { } type } session =>
            $"Session {session.Id} waits for the agent ({type}): live-sessions resume {session.Id}",
        { } session =>
            $"Nothing waits for the agent. Changed last was {session.Id}: live-sessions resume {session.Id}",
    };

    private static string Append(SessionView session, string json) =>
        $"live-sessions append {session.Id} '{json}'";
}
