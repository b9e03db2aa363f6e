using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.OverFiles;

/// <summary>Row 29: an append is repeated whose entry is in the journal, and perhaps not on disk.</summary>
public sealed class Row29RepeatedAppendTests : FaultyFilesTest
{
    [Fact]
    public async Task It_is_answered_when_the_journal_that_it_is_found_in_was_flushed()
    {
        var actor = await StartOverAsync(Some.Line(1, 7, "a-key"));
        Calls.Made.Clear();

        var answer = Send(actor, Some.Append(7, "a-key")).ExpectMsg<SessionReply.EventAppended>();

        Assert.Equal(1, answer.Seq);
        Assert.Equal(2, Calls.Count("fsync"));
        Assert.Equal(Some.Line(1, 7, "a-key"), File.ReadAllText(PathOf(Some.Session)));
    }

    [Fact]
    public async Task It_is_refused_when_that_fails()
    {
        var actor = await StartOverAsync(Some.Line(1, 7, "a-key"));
        Calls.Fail("fsync", FileErrorKind.Other, times: 1);

        Assert.All(Enumerable.Range(0, 2), _ => Assert.Equal(
            RefusalCode.DurabilityUnknown,
            Send(actor, Some.Append(7, "a-key")).ExpectMsg<SessionReply.Refused>().Refusal.Code));
    }

    private async Task<IActorRef> StartOverAsync(string journal)
    {
        var workspace = await OpenAsync();
        File.WriteAllText(PathOf(Some.Session), journal);
        return Start(workspace, Some.Session);
    }
}
