using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Demo;

/// <summary>
/// Plays the demo's session in a workspace and on a pipe of its own, with the daemon killed half-way, and tells each
/// step as it happens.
/// </summary>
internal static class DemoPlay
{
    /// <summary>The steps; the last one says whether the session survived.</summary>
    public static async IAsyncEnumerable<DemoStep> StepsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var home = CreateHome();
        try
        {
            var workspace = home.CreateSubdirectory("project").FullName;
            var pipe = OperatingSystem.IsWindows() ? home.Name : Path.Combine(home.FullName, "bridge.sock");
            await foreach (var step in PlayAsync(pipe, workspace, cancellation).ConfigureAwait(false))
                yield return step;
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    private static DirectoryInfo CreateHome()
    {
        try
        {
            return Directory.CreateTempSubdirectory("live-sessions-demo-");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DaemonException(
                "not_writable",
                $"The demo needs a directory in {Path.GetTempPath()}: {failure.Message}",
                "Name another place for it by TMPDIR.",
                failure);
        }
    }

    private static async IAsyncEnumerable<DemoStep> PlayAsync(
        string pipe, string workspace, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var client = new LiveSessionClient(BridgeAddress.Resolve(pipe), workspace);
        var before = default(JsonElement);

        await using (var first = await DaemonProcess.StartAsync(pipe, workspace, cancellation).ConfigureAwait(false))
        {
            yield return DemoStep.Daemon($"started as process {first.Pid}");
            foreach (var happening in DemoStory.BeforeTheKill)
            {
                before = await AppendAsync(client, happening, cancellation).ConfigureAwait(false);
                yield return DemoStep.Of(happening, before);
            }

            await first.KillAsync().ConfigureAwait(false);
            yield return DemoStep.Daemon("killed without warning");
        }

        await using var second = await DaemonProcess.StartAsync(pipe, workspace, cancellation).ConfigureAwait(false);
        yield return DemoStep.Daemon($"started again as process {second.Pid}");
        var after = await client.GetSessionAsync(DemoStory.Session, cancellation: cancellation).ConfigureAwait(false);
        var survived = after is { } found && found.GetRawText() == before.GetRawText();
        yield return DemoStep.Daemon(survived ? "has the session as it was" : "has the session, but not as it was");

        foreach (var happening in DemoStory.AfterTheRestart)
        {
            var snapshot = await AppendAsync(client, happening, cancellation).ConfigureAwait(false);
            yield return DemoStep.Of(happening, snapshot);
        }

        await client.StopAsync(cancellation).ConfigureAwait(false);
        yield return DemoStep.Daemon("stopped") with { Survived = survived };
    }

    private static async Task<JsonElement> AppendAsync(
        LiveSessionClient client, DemoEvent happening, CancellationToken cancellation)
    {
        var json = Encoding.UTF8.GetBytes(happening.Json);
        var appended = await client
            .AppendAsync(DemoStory.Session, json, cancellation: cancellation).ConfigureAwait(false);
        return appended.Snapshot;
    }
}
