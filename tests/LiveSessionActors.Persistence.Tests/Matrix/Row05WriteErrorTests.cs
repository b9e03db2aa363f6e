using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Tests.Matrix;

/// <summary>Row 5: a call fails, whichever it is.</summary>
public class Row05WriteErrorTests
{
    [Fact]
    public void A_failed_write_refuses_the_append_with_io_error_and_the_next_one_works()
    {
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var calls = new FaultyCalls(FileCalls.System);
        var writer = new SessionWriter(calls, workspace.Paths);
        writer.Append("before");
        calls.Fail("write", FileErrorKind.Other, times: 1);

        var refused = Assert.Throws<SessionException>(() => writer.Append("refused"));
        writer.Append("after");

        Assert.Equal(RefusalCode.IoError, refused.Refusal.Code);
        Assert.NotNull(refused.Refusal.Hint);
        Assert.Equal(["before", "after"], writer.Messages);
    }

    [Theory]
    [InlineData(FileErrorKind.Other)]
    [InlineData(FileErrorKind.NoSpace)]
    [InlineData(FileErrorKind.Forbidden)]
    [InlineData(FileErrorKind.TooManyOpen)]
    public void Whichever_call_fails_what_was_acknowledged_stays_and_nothing_is_written_twice(object kind)
    {
        for (var ordinal = 1; ; ordinal++)
        {
            using var workspace = new TemporaryWorkspace();
            Directory.CreateDirectory(workspace.Paths.Sessions);
            var calls = new FaultyCalls(FileCalls.System);
            var fault = new FailAt(ordinal, (FileErrorKind)kind);
            calls.Fault = fault;
            var acknowledged = Play(new SessionWriter(calls, workspace.Paths));

            var read = new SessionWriter(FileCalls.System, workspace.Paths).Recover().Messages.ToList();
            Assert.Equal(acknowledged, read.Where(acknowledged.Contains));
            Assert.Equal(read.Distinct(), read);
            if (!fault.Failed)
                break;
        }
    }

    private static List<string> Play(SessionWriter writer)
    {
        var acknowledged = new List<string>();
        foreach (var message in new[] { "one", "two", "three", "four" })
        {
            try
            {
                writer.Append(message);
                acknowledged.Add(message);
            }
            catch (SessionException)
            {
                // Refused, which is what the count leaves out.
                continue;
            }
        }

        return acknowledged;
    }
}
