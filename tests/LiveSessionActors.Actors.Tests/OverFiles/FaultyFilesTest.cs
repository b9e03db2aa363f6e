using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Persistence;
using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.OverFiles;

/// <summary>Session actors over real files, whose system calls fail and are cut as a test has them.</summary>
public abstract class FaultyFilesTest : TestKit
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("live-sessions-");
    private readonly SessionFiles _files;

    private protected FaultyFilesTest(Durability durability = Durability.Fsync)
        : base(FilesTest.Configuration)
    {
        _files = (SessionFiles)Sys.RegisterExtension(new Provider(Calls, durability));
        Assert.Same(_files, SessionFiles.For(Sys));
    }

    private protected FaultyCalls Calls { get; } = new(FileCalls.System);

    private protected async Task<WorkspaceContext> OpenAsync()
    {
        var workspace = Workspace.Parse(_directory.FullName);
        await _files.OpenAsync(workspace, CancellationToken.None);
        return LiveSessions.Register(Sys, _files, Some.Settings, TimeProvider.System).Of(workspace);
    }

    private protected IActorRef Start(WorkspaceContext workspace, SessionId session) => Sys.ActorOf(
        SessionActor.Props(new SessionKey(workspace.Workspace, session).PersistenceId));

    private protected TestProbe Send(IActorRef session, SessionCommand.AppendEvent append)
    {
        var sender = CreateTestProbe();
        session.Tell(append with { Workspace = Workspace.Parse(_directory.FullName) }, sender);
        return sender;
    }

    private protected string PathOf(SessionId session) =>
        Path.Combine(_directory.FullName, ".impeccable", "live", "sessions", session + ".jsonl");

    /// <inheritdoc/>
    protected override void AfterAll()
    {
        base.AfterAll();
        LeftFiles.Remove(_directory, _files);
    }

    private sealed class Provider(IFileCalls calls, Durability durability) : ExtensionIdProvider<SessionFiles>
    {
        public override SessionFiles CreateExtension(ExtendedActorSystem system) => new(new FileSetting(
            calls,
            JournalSettings.From(system.Settings.Config) with { Durability = durability },
            TimeProvider.System));
    }
}
