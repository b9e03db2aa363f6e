using System.CommandLine;

namespace LiveSessionActors.Cli.Verbs.Work;

/// <summary><c>live-sessions work renew</c>: keeps work for longer.</summary>
internal static class WorkRenewVerb
{
    private static readonly Argument<string> Id = WorkOptions.LeaseId();

    private static readonly Option<double?> Lease = WorkOptions.LeaseFor();

    public static Command Create() => VerbCall.Verb("renew", "Keep work for longer.", RunAsync, Id, Lease);

    private static async Task<int> RunAsync(VerbCall call)
    {
        var id = call.Arguments.GetRequiredValue(Id);
        var lease = await OwnWords.AskAsync(() => call.AskAsync((client, _) =>
            client.Work.RenewAsync(id, call.Duration(Lease), call.Cancellation)));
        return call.Answer(
            () => LeaseJson.Of(lease).Json,
            person => person.Line(
                $"The work of [bold]{lease.Session}[/] is yours until {WorkOptions.TimeOf(lease.ExpiresAt)}."));
    }
}
