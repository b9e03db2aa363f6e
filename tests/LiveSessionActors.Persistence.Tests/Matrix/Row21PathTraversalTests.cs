using System.Collections.Immutable;
using Akka.Actor;
using Akka.Persistence;
using LiveSessionActors.Persistence.Tests.Plugins;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Tests.Matrix;

/// <summary>Row 21: an id that is no id, or that is one and looks dangerous.</summary>
public class Row21PathTraversalTests : PluginTest
{
    [Theory]
    [InlineData("../up")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("%2e%2e")]
    [InlineData("a.jsonl")]
    [InlineData("a\0b")]
    [InlineData("é")]
    public void What_is_no_id_is_rejected_by_the_plug_in_and_touches_no_file(string id)
    {
        var before = Fixture.Directory.Files();
        var persistenceId = $"{Fixture.Workspace}#{id}";

        Journal.Tell(new WriteMessages([Write(persistenceId, 1)], TestActor, 1));

        ExpectMsg<WriteMessagesSuccessful>();
        var rejected = ExpectMsg<WriteMessageRejected>();
        Assert.Equal(RefusalCode.InvalidSessionId, Assert.IsType<SessionException>(rejected.Cause).Refusal.Code);
        Journal.Tell(new ReplayMessages(1, long.MaxValue, long.MaxValue, persistenceId, TestActor));
        ExpectMsg<ReplayMessagesFailure>();
        Assert.Equal(before, Fixture.Directory.Files());
    }

    public static TheoryData<string> Ids => new("CON", "-rf", "__proto__", new string('z', SessionId.LengthMax));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task What_is_an_id_stays_in_the_sessions_directory(string id)
    {
        Assert.Null(await Fixture.AppendAsync(id, "one"));

        Assert.Contains(
            Path.Combine(".impeccable", "live", "sessions", id + ".jsonl"), Fixture.Directory.Files());
        Assert.Equal(2, Fixture.Directory.Files().Length);
    }

    private static AtomicWrite Write(string persistenceId, long number) =>
        new(ImmutableList.Create<IPersistentRepresentation>(
            new Persistent(JournalLine.Of(Rig.Some.Entry(1), 1), number, persistenceId)));
}
