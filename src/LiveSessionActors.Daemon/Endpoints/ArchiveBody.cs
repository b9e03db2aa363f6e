using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>The body of a request to archive.</summary>
internal static class ArchiveBody
{
    // A hundred years, and more than a number of JSON may hold of ticks.
    private static readonly TimeSpan OlderThanMax = TimeSpan.FromDays(100 * 366);

    private static readonly string[] Known = ["session", "olderThanMs", "dryRun"];

    /// <summary>The request that a body is.</summary>
    /// <exception cref="SessionException">It is no JSON object, or a field makes no sense.</exception>
    public static WorkspaceCommand.ArchiveSessions Read(ReadOnlyMemory<byte> json, int depthMax, Workspace workspace)
    {
        var fields = RequestFields.Read(json, depthMax, "Send {} or {\"session\":\"8f3a91c2\"}.", Known);
        return new WorkspaceCommand.ArchiveSessions(
            workspace,
            fields.Session("session"),
            fields.Duration("olderThanMs", TimeSpan.Zero, TimeSpan.Zero, OlderThanMax),
            IsDryRun(fields["dryRun"]));
    }

    private static bool IsDryRun(JsValue? dryRun) => dryRun switch
    {
        null => false,
        JsBoolean { Value: var isDry } => isDry,
        _ => throw RequestFields.Wrong("dryRun", dryRun, "true or false"),
    };
}
