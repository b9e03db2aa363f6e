using System.Diagnostics;
using System.Text.Json;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Client.Starting;

/// <summary>One start of a daemon in a process of its own, which lives on when this one has ended.</summary>
internal static class DaemonLaunch
{
    private const string ConfigurationVariable = "LIVE_SESSIONS_CONFIG";
    private const string NoticeVariable = "NOTIFY_SOCKET";
    private const int AddressTaken = 75;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Waits for the line that says that it answers; false when another daemon has the address.</summary>
    /// <exception cref="DaemonException">It ended instead, with its own reason where it gave one.</exception>
    public static async Task<bool> RunAsync(
        DaemonCommand command, BridgeAddress address, TimeProvider time, CancellationToken cancellation)
    {
        using var process = Start(command, address);
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        // Read from the start: a full pipe would stop it.
        var complaints = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            process.StandardInput.Close();
            if (await process.StandardOutput.ReadLineAsync(either.Token).ConfigureAwait(false) is not null)
                return true;

            await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
            return process.ExitCode == AddressTaken
                ? false
                : throw Failure(command, $"it ended ({process.ExitCode})", await complaints.ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            process.Kill();
            throw Failure(command, $"it did not answer within {Patience.TotalSeconds:0} seconds", complaints: "");
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    private static Process Start(DaemonCommand command, BridgeAddress address)
    {
        var start = new ProcessStartInfo(command.Program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
            // It is to keep no directory from being unmounted or removed.
            WorkingDirectory = Path.GetPathRoot(Environment.SystemDirectory) is { Length: > 0 } root ? root : "/",
        };
        string[] daemon = ["daemon", "--detach", "--json", "--pipe", address.Value];
        foreach (var argument in command.Arguments.Concat(daemon))
            start.ArgumentList.Add(argument);
        if (Environment.GetEnvironmentVariable(ConfigurationVariable) is { Length: > 0 } configuration)
            start.Environment[ConfigurationVariable] = Path.GetFullPath(configuration);
        // It is not the process that whoever manages this one waits for.
        if (Environment.GetEnvironmentVariable(NoticeVariable) is not null)
            start.Environment.Remove(NoticeVariable);

        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw Failure(command, failure.Message, complaints: "", failure);
        }
    }

    // A daemon that refuses to start says why as other answers do; anything else that was said is passed on as it is.
    private static DaemonException Failure(
        DaemonCommand command, string what, string complaints, Exception? cause = null)
    {
        if (ProblemIn(complaints) is { } problem)
            return new DaemonException(problem.Code, problem.Detail, problem.Hint, cause);

        var said = complaints.Trim();
        return new DaemonException(
            DaemonException.StartFailed,
            $"The daemon could not be started with '{command}': {what}{(said.Length > 0 ? " saying: " + said : ".")}",
            "Run 'live-sessions doctor', which says what is in the way.",
            cause);
    }

    private static Problem? ProblemIn(string complaints)
    {
        try
        {
            var last = complaints.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault("");
            var problem = JsonSerializer.Deserialize(last, WireJson.Default.Problem);
            return problem is { Code: not null, Detail: not null } ? problem : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
