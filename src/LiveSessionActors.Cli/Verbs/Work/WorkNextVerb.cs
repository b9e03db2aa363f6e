using System.CommandLine;
using LiveSessionActors.Cli.Views;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Cli.Verbs.Work;

/// <summary><c>live-sessions work next</c>: takes the next piece of work, or waits for it.</summary>
internal static class WorkNextVerb
{
    private static readonly Option<string?> Worker = new("--worker")
    {
        Description = "Your name, for others to read.",
        HelpName = "name",
    };

    private static readonly Option<double?> Wait = WorkOptions.Seconds(
        "--wait", "How long to wait when there is no work; else look only.");

    private static readonly Option<double?> Lease = WorkOptions.LeaseFor();

    private static readonly Option<string[]> Type = new("--type")
    {
        Description = "A type of event to take, such as accept; may be given several times. Else all.",
        HelpName = "type",
    };

    public static Command Create() => VerbCall.Verb(
        "next", "Take the next piece of work under a lease.", RunAsync, Worker, Wait, Lease, Type);

    private static async Task<int> RunAsync(VerbCall call)
    {
        var types = call.Arguments.GetValue(Type);
        var request = new WorkRequest(
            call.Arguments.GetValue(Worker),
            call.Duration(Wait),
            call.Duration(Lease),
            types is { Length: > 0 } ? types : null);
        var work = await OwnWords.AskAsync(
            () => call.AskAsync((client, _) => client.Work.NextAsync(request, call.Cancellation)));
        return work is null
            ? call.Answer(() => "null", person => person.Line($"There is no work."), ExitCode.NoWork)
            : call.Answer(
                () => [("lease", LeaseJson.Of(work.Lease)), ("event", work.Event)],
                person => Tell(person, work));
    }

    private static void Tell(PersonOutput person, LeasedWork work)
    {
        var (lease, until) = (work.Lease, PersonTime.System.Of(work.Lease.ExpiresAt));
        var type = SessionView.TextOf(new SessionView(work.Event)["type"]);
        person.Session(work.Event);
        person.Line(
            $"[bold]{lease.Session}[/] waits with this {type}; it is leased to you until {until} (attempt {lease.Attempt}).");
        person.Line($"When it is done: live-sessions work reply {lease.Id} '{Closing(type)}'");
        person.Line($"To keep it longer: live-sessions work renew {lease.Id}");
    }

    private static string Closing(string type) => type switch
    {
        "accept" or "accept_intent" => """{"type":"complete"}""",
        "discard" => """{"type":"discarded"}""",
        _ => """{"type":"agent_done","file":"FILE","arrivedVariants":COUNT}""",
    };
}
