using System.CommandLine;
using LiveSessionActors.Cli.Views;

namespace LiveSessionActors.Cli.Verbs.Work;

/// <summary><c>live-sessions work renew</c>: keeps work for longer.</summary>
internal static class WorkRenewVerb
{
    private static readonly IdInput Id = IdInput.Lease();

    private static readonly Option<double?> Lease = WorkOptions.LeaseFor();

    public static Command Create() => Id.AddTo(
        VerbCall.Verb("renew", "Keep work for longer.", RunAsync, Lease));

    private static async Task<int> RunAsync(VerbCall call)
    {
        var id = Id.Get(call.Arguments);
        var lease = await OwnWords.AskAsync(() => call.AskAsync((client, _) =>
            client.Work.RenewAsync(id, call.Duration(Lease), call.Cancellation)));
        return call.Answer(
            () => LeaseJson.Of(lease).Json,
            person => person.Line(
                $"The work of [bold]{lease.Session}[/] is leased to you until {PersonTime.System.Of(lease.ExpiresAt)}."));
    }
}
