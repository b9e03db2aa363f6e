using Akka.Actor;
using Akka.Hosting;
using LiveSessionActors.Actors;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace LiveSessionActors.Siblings.Tests;

/// <summary>The host of the siblings, running over a directory of the test's own.</summary>
public abstract class SiblingTest : IAsyncLifetime
{
    private protected static readonly TimeSpan IdleFor = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("live-sessions-");

    private protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));

    private protected IHost Host { get; private set; } = null!;

    private protected Workspace Workspace => Workspace.Parse(_directory.FullName);

    private protected IActorRef Workspaces { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = SiblingHost.Build(_directory.FullName, IdleFor, Time);
        await Host.StartAsync();
        Workspaces = await Host.Services.GetRequiredService<IRequiredActor<WorkspacesActor>>().GetAsync();
    }

    public async Task DisposeAsync()
    {
        await Host.StopAsync();
        Host.Dispose();
        _directory.Delete(recursive: true);
    }

    private protected async Task AppendAsync(string session, string json)
    {
        var id = SessionId.Parse(session);
        await Workspaces.Ask<SessionReply.EventAppended>(
            new SessionCommand.AppendEvent(Workspace, id, SessionEvent.Parse(json, id)), Patience);
    }

    private protected async Task<SessionSnapshot> GetAsync(string session) =>
        (await Workspaces.Ask<SessionReply.SnapshotFound>(
            new SessionQuery.GetSnapshot(Workspace, SessionId.Parse(session)), Patience)).Snapshot;

    /// <summary>Asks again until it is so; each time is a round trip through the actors.</summary>
    private protected static async Task UntilAsync(Func<Task<bool>> so)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await so())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
