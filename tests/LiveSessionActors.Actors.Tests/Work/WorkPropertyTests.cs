using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.Work;

public sealed class WorkPropertyTests : ActorTest
{
    private int _runs;

    [Property(MaxTest = 50, EndSize = 60)]
    public Property Whatever_happens_work_is_where_the_model_says() => Prop.ForAll(WorkStep.Runs, steps =>
    {
        using var run = new WorkRun(this, Disk, Workspace.Parse($"/workspaces/{++_runs}"));
        run.Do(steps);
    });
}
