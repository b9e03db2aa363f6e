using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Event;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors;

/// <summary>
/// Has the legacy journals of a workspace copied once, for somebody: tells how far it is, answers and stops. A session
/// that is in memory takes in its new journal with its next look.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "PostStop disposes.")]
internal sealed class MigratingActor : UntypedActor
{
    // People see a bar move, and a workspace of many thousand journals sends no flood.
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(100);

    private readonly WorkspaceCommand.MigrateLegacy _command;
    private readonly IActorRef _asker;
    private readonly WorkspaceContext _workspace;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly CancellationTokenSource _enough;
    private long? _toldAt;
    private bool _isAnswered;

    /// <summary>Use <see cref="Props"/>.</summary>
    public MigratingActor(WorkspaceCommand.MigrateLegacy command, IActorRef asker, WorkspaceContext workspace)
    {
        (_command, _asker, _workspace) = (command, asker, workspace);
        var patience = command.TellsProgress ? Timeout.InfiniteTimeSpan : workspace.Settings.Workspaces.ListPatience;
        _enough = new CancellationTokenSource(patience, workspace.Time);
    }

    /// <summary>One migration for <paramref name="asker"/>.</summary>
    public static Props Props(WorkspaceCommand.MigrateLegacy command, IActorRef asker, WorkspaceContext workspace) =>
        Akka.Actor.Props.Create<MigratingActor>(command, asker, workspace);

    /// <inheritdoc/>
    protected override void PreStart()
    {
        var (self, workspace) = (Self, _command.Workspace);
        _workspace.Store.MigrateAsync(
                workspace,
                _command.Session,
                (done, total) => self.Tell(new WorkspaceReply.MigrationProgress(workspace, done, total)),
                _enough.Token)
            .PipeTo(self, failure: cause => new Failed(cause));
    }

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case WorkspaceReply.MigrationProgress progress: Tell(progress); break;
            case MigrationReport report: End(report); break;
            case Failed failed: Answer(Refusals.Reply(_command, Refusals.For(failed.Cause))); break;
            default: Unhandled(message); break;
        }
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _enough.Cancel();
        _enough.Dispose();
        if (!_isAnswered)
            _asker.Tell(Refusals.Reply(_command, Refusals.Stopping), Self);
    }

    private void Tell(WorkspaceReply.MigrationProgress progress)
    {
        if (!_command.TellsProgress
            || (_toldAt is { } told && _workspace.Time.GetElapsedTime(told) < ProgressInterval))
            return;

        _toldAt = _workspace.Time.GetTimestamp();
        _asker.Tell(progress);
    }

    private void End(MigrationReport report)
    {
        var copied = report.Journals.Count(found => found.Outcome == MigrationOutcome.Copied);
        if (copied > 0)
            _log.Info("{Count} legacy journals of {Workspace} were copied.", copied, _command.Workspace);
        foreach (var found in report.Journals.Where(found => found.Failure is not null))
            _log.Warning("The legacy journal {Name} was not copied: {Detail}", found.Name, found.Failure!.Detail);
        Answer(new WorkspaceReply.LegacyMigrated(_command.Workspace, report.Journals, report.More));
    }

    private void Answer(IWorkspaceMessage reply)
    {
        _isAnswered = true;
        _asker.Tell(reply);
        Context.Stop(Self);
    }

    private sealed record Failed(Exception Cause);
}
