using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Tests.Matrix;

/// <summary>Row 8: the files may not be written, as the calls tell it.</summary>
public class Row08PermissionTests
{
    [Fact]
    public void An_append_is_refused_as_not_writable_while_reading_works_and_is_made_once_it_may_be()
    {
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var calls = new FaultyCalls(FileCalls.System);
        var writer = new SessionWriter(calls, workspace.Paths);
        writer.Append("before");

        calls.Fail("open:Append", FileErrorKind.Forbidden);
        var refused = Assert.Throws<SessionException>(() => writer.Append("refused"));
        Assert.Equal(RefusalCode.NotWritable, refused.Refusal.Code);
        File.AppendAllBytes(writer.File.Paths.Journal, Some.ForeignLine(2));
        Assert.Equal(["before", "foreign"], writer.CatchUp().Messages);

        calls.Fault = null;
        writer.Append("after");
        Assert.Equal(["before", "foreign", "after"], writer.Messages);
    }
}
