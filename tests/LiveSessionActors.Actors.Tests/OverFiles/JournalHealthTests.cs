using Akka.Persistence;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Persistence.SystemCalls;

namespace LiveSessionActors.Actors.Tests.OverFiles;

/// <summary>What the journal plug-in tells Akka.Persistence's health check.</summary>
public sealed class JournalHealthTests : FaultyFilesTest
{
    [Fact]
    public async Task The_journal_is_unhealthy_and_names_the_session_once_a_flush_failed()
    {
        var actor = Start(await OpenAsync(), Some.Session);
        Send(actor, Some.Append(1)).ExpectMsg<SessionReply.EventAppended>();
        var before = await CheckAsync();
        Calls.Fail("fsync", FileErrorKind.Other, times: 1);

        Send(actor, Some.Append(2)).ExpectMsg<SessionReply.Refused>();
        var after = await CheckAsync();

        Assert.Equal(PersistenceHealthStatus.Healthy, before.Status);
        Assert.Equal(PersistenceHealthStatus.Unhealthy, after.Status);
        var named = Assert.Single(Assert.IsType<string[]>(after.Data!["sessions"]));
        Assert.EndsWith("#" + Some.Session.Value, named, StringComparison.Ordinal);
    }

    private Task<PersistenceHealthCheckResult> CheckAsync() =>
        Akka.Persistence.Persistence.Instance.Apply(Sys).CheckJournalHealthAsync(SessionPlugins.Journal);
}
