using System.CommandLine;
using LiveSessionActors.Cli.Views;
using LiveSessionActors.Client;
using LiveSessionActors.Client.Starting;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>What a verb was called with, and its way to the daemon.</summary>
/// <param name="Arguments">All of the command line.</param>
/// <param name="Address">Where the daemon is.</param>
/// <param name="Workspace">The absolute path of the sessions' workspace.</param>
/// <param name="Json">Whether the answer goes to a program.</param>
/// <param name="NoStart">Whether no daemon may be started.</param>
/// <param name="Cancellation">Cancelled when the command is to end.</param>
internal sealed record VerbCall(
    ParseResult Arguments,
    BridgeAddress Address,
    string Workspace,
    bool Json,
    bool NoStart,
    CancellationToken Cancellation)
{
    private const int TriesMax = 40;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public DaemonStarter Starter => new(Address, NoStart ? null : OwnProgram.Command, OwnProgram.Version);

    /// <summary>A verb whose call this is, with the options that all such verbs have.</summary>
    public static Command Verb(
        string name, string description, Func<VerbCall, Task<int>> run, params ReadOnlySpan<Symbol> more)
    {
        var (pipe, workspace) = (SharedOptions.Pipe(), SharedOptions.Workspace());
        var (json, noStart) = (SharedOptions.Json(), SharedOptions.NoStart());
        var verb = new Command(name, description);
        foreach (var symbol in more)
        {
            if (symbol is Option option)
                verb.Add(option);
            else
                verb.Add((Argument)symbol);
        }

        verb.Add(workspace);
        verb.Add(pipe);
        verb.Add(json);
        verb.Add(noStart);
        verb.SetAction((arguments, cancellation) => run(new VerbCall(
            arguments,
            BridgeAddress.Resolve(arguments.GetValue(pipe)),
            WorkspacePath.Of(arguments.GetValue(workspace)),
            arguments.GetValue(json) || Console.IsOutputRedirected,
            arguments.GetValue(noStart),
            cancellation)));
        return verb;
    }

    /// <summary>Asks the daemon, which is started when none runs; one that is just ending is waited for.</summary>
    public async Task<T> AskAsync<T>(Func<LiveSessionClient, DaemonHello, Task<T>> ask)
    {
        for (var tries = 1; ; tries++)
        {
            using var client = new LiveSessionClient(Address, Workspace);
            var arrival = await Starter.EnsureAsync(client, Cancellation);
            try
            {
                var answer = await ask(client, arrival.Hello);
                Warn(client.Warnings);
                return answer;
            }
            catch (DaemonException refused) when (refused.Code == "stopping" && tries < TriesMax)
            {
                await Task.Delay(Pause, Cancellation);
            }
        }
    }

    /// <summary>Where the journal of a session is that is archived, for a person; else null.</summary>
    public Task<string?> FindArchivedAsync(string session) => Json
        ? Task.FromResult<string?>(null)
        : AskAsync((client, _) => client.FindArchivedAsync(session, Cancellation));

    /// <summary>Answers a program in JSON, a person otherwise.</summary>
    public int Answer(Func<string> json, Action<PersonOutput> person, int exitCode = ExitCode.Done)
    {
        if (Json)
            Console.Out.WriteLine(json());
        else
            person(new PersonOutput());
        return exitCode;
    }

    private static void Warn(int journals)
    {
        if (journals > 0)
            Console.Error.WriteLine(
                $"{(journals == 1 ? "1 journal" : $"{journals} journals")} could not be read, and what is missing here "
                + "for that is not known. Run 'live-sessions doctor', which says why.");
    }

    /// <summary>There is no session of a name.</summary>
    public DaemonException NotFound(string session) => new(
        "session_not_found",
        $"There is no session '{session}' in {Workspace}.",
        "'live-sessions list --all' lists those that there are.");
}
