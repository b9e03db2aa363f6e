using System.CommandLine;
using LiveSessionActors.Cli.History;
using LiveSessionActors.Cli.Views;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>
/// <c>live-sessions show</c>: one session's snapshot, be it over or not, now or after any of its entries.
/// </summary>
internal static class ShowVerb
{
    private static readonly IdInput Id = IdInput.Session();

    private static readonly Option<string?> At = new("--at")
    {
        Description = "As it stood after the entry with this sequence number.",
        HelpName = "seq",
    };

    public static Command Create() => Id.AddTo(
        VerbCall.Verb("show", "Show a session, as it is or as it was.", RunAsync, At));

    private static async Task<int> RunAsync(VerbCall call)
    {
        var id = Id.Get(call.Arguments);
        var at = Sequence.Check(call.Arguments.GetValue(At), "--at");
        var (snapshot, archivedAt) = await call.ReadAsync(async source => (
            at is null
                ? SessionView.WithLastSeq(await source.FindAsync(id) ?? throw call.NotFound(id))
                : await source.GetAtAsync(id, at),
            call.Json ? null : await source.FindArchivedAsync(id)));
        return call.Answer(snapshot.GetRawText, person => person.Session(snapshot, archivedAt));
    }
}
