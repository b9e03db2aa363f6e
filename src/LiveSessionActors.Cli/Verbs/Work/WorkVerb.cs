using System.CommandLine;

namespace LiveSessionActors.Cli.Verbs.Work;

/// <summary><c>live-sessions work</c>: the pending events of sessions, handed out under leases.</summary>
internal static class WorkVerb
{
    public static Command Create() => new("work", "Take work, end it, give it back, see what there is.")
    {
        WorkNextVerb.Create(),
        WorkRenewVerb.Create(),
        WorkReplyVerb.Create(),
        WorkReleaseVerb.Create(),
        WorkListVerb.Create(),
        WorkReviveVerb.Create(),
    };
}
