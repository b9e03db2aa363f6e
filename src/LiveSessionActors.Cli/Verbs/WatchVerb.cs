using System.CommandLine;
using System.Runtime.InteropServices;
using LiveSessionActors.Cli.Views;
using LiveSessionActors.Client;
using LiveSessionActors.Client.Wire;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>
/// <c>live-sessions watch</c>: what changes, until Ctrl+C: a live table in a terminal, else a line for each change.
/// Goes on where it was when the daemon is stopped and started again.
/// </summary>
internal static class WatchVerb
{
    private static readonly IdInput Session = IdInput.SessionOrNone("Only this session; else all.", "--session");

    private static readonly Option<string?> After = new("--after")
    {
        Description = "Go on behind this cursor, which an earlier watch told; else with what comes from now on.",
        HelpName = "cursor",
    };

    private static readonly Option<bool> FromStart = new("--from-start")
    {
        Description = "Begin with the first line of every journal.",
    };

    public static Command Create()
    {
        var verb = Session.AddTo(VerbCall.Verb(
            "watch", "Tell what changes, until Ctrl+C.", RunAsync, After, FromStart));
        verb.Validators.Add(result =>
        {
            if (result.LastOf(After) is not null && result.GetValue(FromStart))
                result.AddError("A watch begins either --after a cursor or --from-start.");
        });
        return verb;
    }

    private static async Task<int> RunAsync(VerbCall call)
    {
        var session = Session.Find(call.Arguments) is { } id ? SessionId.Parse(id).Value : null;
        var request = new WatchRequest(session, call.Arguments.GetValue(After), call.Arguments.GetValue(FromStart));
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(call.Cancellation);
        // The terminal's cursor is to be there again, which ending by the signal itself would not do.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            ending.Cancel();
        });
        call.Remarks.Say();
        try
        {
            return await call.AskAsync((client, _) => call.Json || !PersonConsole.IsTerminal
                ? TellAsync(client, request, call.Json ? WatchJson.Of : WatchLine.Of, ending.Token)
                : SessionBoard.ShowAsync(client, request, ending.Token));
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
    }

    private static async Task<int> TellAsync(
        LiveSessionClient client,
        WatchRequest request,
        Func<SessionWatchEvent, string> line,
        CancellationToken cancellation)
    {
        await using var output = new ProgramOutput();
        await foreach (var told in client.WatchAsync(request, cancellation))
        {
            if (!await output.WriteLineAsync(line(told)))
                break;
        }

        return ExitCode.Done;
    }
}
