using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.Work;

public sealed class WorkPropertyTests : ActorTest
{
    private readonly WorkProbes _probes;
    private int _runs;

    public WorkPropertyTests() => _probes = new WorkProbes(this);

    [Property(MaxTest = 300, EndSize = 60)]
    public Property Whatever_happens_work_is_where_the_model_says() => Prop.ForAll(WorkStep.Runs, steps =>
    {
        using var run = new WorkRun(
            this, _probes, Disk, Time, Register(WorkRun.Settings).Of(Workspace.Parse($"/workspaces/{++_runs}")));
        run.Do(steps);
    });
}
