using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Event;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Watching;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors;

/// <summary>
/// Has sessions archived once, for somebody or for the workspace's own rule: lets the watch take in what their journals
/// hold, has them moved, answers, tells the registry which ones went, and stops. What there is no time for is left for
/// the next time.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "PostStop disposes.")]
internal sealed class ArchivingActor : ReceiveActor
{
    private readonly WorkspaceCommand.ArchiveSessions _command;
    private readonly IActorRef _asker;
    private readonly WorkspaceContext _workspace;
    private readonly ILoggingAdapter _log = Context.GetLogger();

    private readonly CancellationTokenSource _enough;
    private bool _isAnswered;

    /// <summary>Use <see cref="Props"/>.</summary>
    public ArchivingActor(WorkspaceCommand.ArchiveSessions command, IActorRef asker, WorkspaceContext workspace)
    {
        (_command, _asker, _workspace) = (command, asker, workspace);
        _enough = new CancellationTokenSource(workspace.Settings.Workspaces.ListPatience, workspace.Time);

        Receive<WatchProtocol.Placed>(_ => Archive());
        Receive<ReceiveTimeout>(_ => Answer(Refusals.Reply(command, Refusals.ListingTooSlow)));
        Receive<ArchiveReport>(End);
        Receive<Failed>(failed => Answer(Refusals.Reply(command, Refusals.For(failed.Cause))));
    }

    /// <summary>One round of archiving for <paramref name="asker"/>.</summary>
    public static Props Props(
        WorkspaceCommand.ArchiveSessions command, IActorRef asker, WorkspaceContext workspace) =>
        Akka.Actor.Props.Create<ArchivingActor>(command, asker, workspace);

    /// <inheritdoc/>
    protected override void PreStart()
    {
        if (_command.DryRun)
        {
            Archive();
            return;
        }

        Context.SetReceiveTimeout(_workspace.Settings.Workspaces.ListPatience);
        Context.Parent.Tell(new WatchProtocol.Place(null, FromStart: false));
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _enough.Cancel();
        _enough.Dispose();
        if (!_isAnswered)
            _asker.Tell(Refusals.Reply(_command, Refusals.Stopping), Self);
    }

    private void Archive()
    {
        Context.SetReceiveTimeout(null);
        var query = new ArchiveQuery(
            _command.Workspace, _command.Session, _command.OlderThan, _workspace.Now, _command.DryRun);
        _workspace.Store.ArchiveAsync(query, _enough.Token).PipeTo(Self, failure: cause => new Failed(cause));
    }

    private void End(ArchiveReport report)
    {
        var archived = report.Sessions.Where(found => found.Outcome == ArchiveOutcome.Archived).ToList();
        if (archived.Count > 0 && !_command.DryRun)
            _log.Info("{Count} sessions of {Workspace} were archived.", archived.Count, _command.Workspace);
        // Others may have written to those, too, that were in the archive before.
        var before = report.Sessions.Where(found => found.Outcome == ArchiveOutcome.AlreadyArchived);
        IEnumerable<ArchiveFinding> inArchive = [.. archived, .. before];
        if (!_command.DryRun)
            Context.Parent.Tell(new SessionProtocol.Archived([.. inArchive.Select(found => found.Session)]));

        foreach (var found in report.Sessions.Where(found => found.Failure is not null))
            _log.Warning("{Session} was not archived: {Detail}", found.Session, found.Failure!.Detail);
        Answer(new WorkspaceReply.SessionsArchived(_command.Workspace, report.Sessions, report.More));
    }

    private void Answer(IWorkspaceMessage reply)
    {
        _isAnswered = true;
        _asker.Tell(reply);
        Context.Stop(Self);
    }

    private sealed record Failed(Exception Cause);
}
