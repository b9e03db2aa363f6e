using System.Text;
using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests;

/// <summary>The browser's token, which the journal has unless it is not to.</summary>
public sealed class SessionActorTokenTests : SessionActorTest
{
    private const string Event = """{"type":"generate","id":"some-session","token":"secret","count":2}""";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_is_in_the_journal_alone_and_not_even_there_when_it_is_not_to_be(bool redact)
    {
        var session = await StartAsync(redact);

        var answer = Append(session, Appending("once"));

        Assert.Equal(!redact, Assert.Single(File.Lines).Contains("secret", StringComparison.Ordinal));
        Assert.DoesNotContain("secret", Some.Json(answer.Snapshot), StringComparison.Ordinal);
        Assert.Contains("\"count\":2", File.Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_repeated_event_with_a_token_is_known_again(bool redact)
    {
        var session = await StartAsync(redact);
        Append(session, Appending("once"));

        var again = Append(session, Appending("once"));

        Assert.Equal((1, 1), (again.Seq, File.Lines.Count));
    }

    private static SessionCommand.AppendEvent Appending(string key) =>
        new(Some.Workspace, Some.Session, SessionEvent.Parse(Encoding.UTF8.GetBytes(Event), null, 64), key);

    private Task<IActorRef> StartAsync(bool redact) => StartAsync(Some.Settings with { RedactToken = redact });
}
