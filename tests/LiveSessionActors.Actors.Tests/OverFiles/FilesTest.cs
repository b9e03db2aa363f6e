using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Actors.Tests.Fakes;
using LiveSessionActors.Persistence;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.OverFiles;

/// <summary>The actors over real files, in a workspace of each test's own.</summary>
public abstract class FilesTest : TestKit
{
    internal static readonly Config Configuration = ConfigurationFactory
        .ParseString("live-sessions { journal.recovery-point-bytes = 4 KiB, sessions.snapshot-every = 10 }")
        .WithFallback(Resource("persistence.conf"))
        .WithFallback(FakesHocon.Config)
        .WithFallback(LiveSessionsHocon.Reference);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("live-sessions-");

    protected FilesTest()
        : base(Configuration)
    {
        Workspace = Workspace.Parse(_directory.FullName);
        Workspaces = Start(Sys);
    }

    private protected Workspace Workspace { get; }

    private protected IActorRef Workspaces { get; }

    private protected string JournalPath => PathOf(".impeccable", "live", "sessions", "some-session.jsonl");

    private protected string SnapshotPath => PathOf(".impeccable", "live", "sessions", "some-session.snapshot.json");

    private protected string PointPath => PathOf(".impeccable", "live", "recovery", "some-session.point");

    private protected string LegacyPath => PathOf(".impeccable-live", "sessions", "some-session.jsonl");

    private protected static IActorRef Start(ActorSystem system)
    {
        LiveSessions.Register(
            system, SessionFiles.For(system), LiveSessionSettings.Read(system.Settings.Config), TimeProvider.System);
        return system.ActorOf(WorkspacesActor.Props());
    }

    private protected string PathOf(params string[] parts) => Path.Combine([_directory.FullName, .. parts]);

    private protected static void Write(string path, string text) => OtherProgram.Append(path, text);

    private protected SessionCommand.AppendEvent AppendOf(int number, string? key = null, SessionId? session = null) =>
        Some.Append(number, key, session: session) with { Workspace = Workspace };

    private protected SessionQuery.GetSnapshot GetOf(SessionId? session = null) =>
        new(Workspace, session ?? Some.Session);

    private protected SessionReply.EventAppended Append(int number, string? key = null) =>
        Send(Workspaces, AppendOf(number, key)).ExpectMsg<SessionReply.EventAppended>();

    /// <summary>The same, answered once the snapshot file is written.</summary>
    private protected SessionReply.EventAppended AppendAndWait(int number) =>
        Send(Workspaces, AppendOf(number) with { AwaitsSnapshotFile = true }).ExpectMsg<SessionReply.EventAppended>();

    private protected SessionReply.SnapshotFound Get() =>
        Send(Workspaces, GetOf()).ExpectMsg<SessionReply.SnapshotFound>();

    private protected TestProbe Send(IActorRef to, object message)
    {
        var sender = CreateTestProbe();
        to.Tell(message, sender);
        return sender;
    }

    /// <inheritdoc/>
    protected override void AfterAll()
    {
        var files = SessionFiles.For(Sys);
        base.AfterAll();
        LeftFiles.Remove(_directory, files);
    }

    private static Config Resource(string name)
    {
        using var reader = new StreamReader(typeof(FilesTest).Assembly.GetManifestResourceStream(name)!);
        return ConfigurationFactory.ParseString(reader.ReadToEnd());
    }
}
