using System.CommandLine;

namespace LiveSessionActors.Cli.Verbs;

/// <summary><c>live-sessions list</c>: the workspace's sessions.</summary>
internal static class ListVerb
{
    private static readonly Option<bool> All = new("--all")
    {
        Description = "Those that are completed or discarded as well.",
    };

    public static Command Create() => VerbCall.Verb("list", "List the active sessions.", RunAsync, All);

    private static async Task<int> RunAsync(VerbCall call)
    {
        var all = call.Arguments.GetValue(All);
        var sessions = await call.ReadAsync(source => source.ListAsync(all));
        return call.Answer(() => JsonLine.Of(sessions), person => person.Sessions(sessions));
    }
}
