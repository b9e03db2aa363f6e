using System.CommandLine;
using LiveSessionActors.Cli.Offline;
using LiveSessionActors.Cli.Views;
using LiveSessionActors.Client;
using LiveSessionActors.Client.Starting;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>What a verb was called with, and its way to the daemon.</summary>
/// <param name="Arguments">All of the command line.</param>
/// <param name="Address">Where the daemon is.</param>
/// <param name="Place">The sessions' workspace.</param>
/// <param name="Json">Whether the answer goes to a program.</param>
/// <param name="NoStart">Whether no daemon may be started.</param>
/// <param name="Remarks">What is said besides the answer.</param>
/// <param name="Cancellation">Cancelled when the command is to end.</param>
internal sealed record VerbCall(
    ParseResult Arguments,
    BridgeAddress Address,
    WorkspacePath Place,
    bool Json,
    bool NoStart,
    Remarks Remarks,
    CancellationToken Cancellation)
{
    private const int TriesMax = 40;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>The absolute path of the sessions' workspace.</summary>
    public string Workspace => Place.Path;

    public DaemonStarter Starter => new(Address, NoStart ? null : OwnProgram.Command, OwnProgram.Version);

    /// <summary>A verb about sessions whose call this is, with the options that all such verbs have.</summary>
    public static Command Verb(
        string name, string description, Func<VerbCall, Task<int>> run, params ReadOnlySpan<Symbol> more) =>
        PlainVerb(
            name,
            description,
            call =>
            {
                if (call.Place.IsFound)
                    call.Remarks.Add(call.Place.Sentence);
                return run(call);
            },
            more);

    /// <summary>The same of one that is about no session, and says nothing of the workspace.</summary>
    public static Command PlainVerb(
        string name, string description, Func<VerbCall, Task<int>> run, params ReadOnlySpan<Symbol> more)
    {
        var (pipe, workspace) = (SharedOptions.Pipe(), SharedOptions.Workspace());
        var (format, noStart) = (new FormatInput(), SharedOptions.NoStart());
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
        format.AddTo(verb);
        verb.Add(noStart);
        verb.SetAction(async (arguments, cancellation) =>
        {
            var call = new VerbCall(
                arguments,
                BridgeAddress.Resolve(arguments.GetValue(pipe)),
                WorkspacePath.Of(arguments.GetValue(workspace)),
                format.IsJson(arguments),
                arguments.GetValue(noStart),
                new Remarks(withAnswer: format.AsksForJson(arguments)),
                cancellation);
            var exitCode = await run(call);
            call.Remarks.Say();
            return exitCode;
        });
        return verb;
    }

    /// <summary>Asks the daemon, which is started when none runs; one that is just ending is waited for.</summary>
    public Task<T> AskAsync<T>(Func<LiveSessionClient, DaemonHello, Task<T>> ask) => AskAsync(ask, null);

    /// <summary>
    /// Reads sessions: from the daemon, which is started when none runs, or from the files themselves where none can be
    /// reached or started, which is said.
    /// </summary>
    public Task<T> ReadAsync<T>(Func<ISessionSource, Task<T>> read) => AskAsync(
        (client, daemon) => read(new DaemonSessions(client, daemon, Cancellation)),
        async unreached =>
        {
            var files = await FileSessions.OpenAsync(Workspace, Remarks, Cancellation);
            // A daemon that did not start may have said a lot.
            var reason = unreached.Message.Split('\n')[0].TrimEnd();
            Remarks.Add($"{reason} The sessions are read from the files themselves. {unreached.Hint}");
            return await read(files);
        });

    private async Task<T> AskAsync<T>(
        Func<LiveSessionClient, DaemonHello, Task<T>> ask, Func<DaemonException, Task<T>>? otherwise)
    {
        for (var tries = 1; ; tries++)
        {
            using var client = new LiveSessionClient(Address, Workspace);
            DaemonArrival arrival;
            try
            {
                arrival = await Starter.EnsureAsync(client, Cancellation);
            }
            catch (DaemonException unreached) when (otherwise is not null && !IsMistake(unreached))
            {
                return await otherwise(unreached);
            }

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

    // What was configured or named wrongly is to be corrected: nobody would notice it beside an answer.
    private bool IsMistake(DaemonException unreached) =>
        unreached.Code == "configuration"
        || (unreached.Code == "address_unusable" && UnixFile.AtItself(Address.Value) is { IsSocket: false });

    /// <summary>
    /// Answers a program by an object of the command's own, which has the workspace where it was found; a person
    /// otherwise.
    /// </summary>
    public int Answer(
        Func<(string Name, object? Value)[]> members, Action<PersonOutput> person, int exitCode = ExitCode.Done) =>
        Answer(
            () => Place.IsFound ? JsonLine.Of([.. members(), ("workspace", Workspace)]) : JsonLine.Of(members()),
            person,
            exitCode);

    /// <summary>Answers a program in JSON, a person otherwise.</summary>
    public int Answer(Func<string> json, Action<PersonOutput> person, int exitCode = ExitCode.Done)
    {
        Remarks.Say();
        if (Json)
            Console.Out.WriteLine(json());
        else
            person(new PersonOutput());
        return exitCode;
    }

    /// <summary>Says beside the answer why an event that was appended may be a mistake.</summary>
    public void Remark(AppendNotice? notice)
    {
        if (notice is not null)
            Remarks.Add(notice.Sentence);
    }

    private static void Warn(int journals)
    {
        if (journals > 0)
            Console.Error.WriteLine(
                $"{Counted.Of(journals, "journal")} could not be read, and what is missing here "
                + "for that is not known. Run 'live-sessions doctor', which says why.");
    }

    /// <summary>There is no session of a name.</summary>
    public DaemonException NotFound(string session) => new(
        "session_not_found",
        $"There is no session '{session}' in {Workspace}.",
        "'live-sessions list --all' lists those that there are.");
}
