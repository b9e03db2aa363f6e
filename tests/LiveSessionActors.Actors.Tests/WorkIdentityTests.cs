using System.Collections.Immutable;
using System.Globalization;
using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests;

/// <summary>
/// Work is the line that it came from, not a number that two lines can share: a reply to one never ends another.
/// </summary>
public sealed class WorkIdentityTests : WorkActorTest
{
    private const string First =
        """{"seq":1,"ts":"t","event":{"type":"generate","count":1,"id":"some-session"}}""";

    [Theory]
    [InlineData(First, """{"seq":1,"id":"some-session","ts":"t","event":{"type":"generate","count":2}}""")]
    [InlineData(
        """{"ts":"t","event":{"type":"generate","count":1}}""", """{"ts":"t","event":{"type":"generate","count":2}}""")]
    [InlineData(
        """{"seq":9007199254740991,"ts":"t","event":{"type":"generate","count":1}}""",
        """{"seq":9007199254740991,"ts":"t","event":{"type":"generate","count":2}}""")]
    [InlineData(
        """{"seq":"h.x","ts":"t","event":{"type":"generate","count":1}}""",
        """{"seq":"h.x","ts":"t","event":{"type":"generate","count":2}}""")]
    public async Task A_reply_is_refused_when_another_event_of_the_same_number_was_appended_meanwhile(
        string first, string second)
    {
        AppendForeign(first);
        var registry = await StartAsync();
        var lease = Handed(Send(registry, Next()));

        AppendForeign(second);

        Assert.Equal(RefusalCode.LeaseGone, WorkRefusal(Send(registry, Reply(lease))));
        Assert.Equal([first, second], File.Lines);
        var handed = Send(registry, Next()).ExpectMsg<WorkReply.Handed>();
        Assert.Contains("\"count\":2", handed.Event.ToString(), StringComparison.Ordinal);
        Appended(Send(registry, Reply(handed.Lease)));
    }

    [Fact]
    public async Task A_reply_is_refused_when_the_journal_was_replaced_by_one_that_waits_with_the_same_number()
    {
        AppendForeign(First);
        var registry = await StartAsync();
        var lease = Handed(Send(registry, Next()));

        File.Replace(First.Replace("\"count\":1", "\"count\":2", StringComparison.Ordinal) + "\n");

        Assert.Equal(RefusalCode.LeaseGone, WorkRefusal(Send(registry, Reply(lease))));
        Assert.Single(File.Lines);
    }

    [Fact]
    public async Task A_reply_is_taken_when_the_journal_was_replaced_by_one_with_the_very_same_line()
    {
        AppendForeign(First);
        var registry = await StartAsync();
        var lease = Handed(Send(registry, Next()));

        File.Replace(First + "\n");

        Appended(Send(registry, Reply(lease)));
    }

    [Fact]
    public async Task An_identical_second_accept_leaves_the_lease_of_the_first_and_is_ended_with_it()
    {
        var registry = await StartAsync();
        Appended(Send(registry, AppendJson("""{"type":"accept","variantId":"2"}""")));
        var lease = Handed(Send(registry, Next()));

        Appended(Send(registry, AppendJson("""{"type":"accept","variantId":"2"}""")));

        Send(registry, Next("other")).ExpectMsg<WorkReply.NoneCame>();
        Assert.Equal("2", Assert.Single(Listed(registry)).Seq.ToString());
        Appended(Send(registry, Reply(lease)));
        Assert.Empty(Listed(registry));
    }

    [Theory]
    [InlineData("""{"type":"accept","variantId":"2"}""", """{"type":"accept","variantId":"3"}""")]
    [InlineData("""{"type":"accept"}""", """{"type":"accept"}""")]
    public async Task A_second_accept_of_something_else_ends_the_lease_of_the_first(string first, string second)
    {
        var registry = await StartAsync();
        Appended(Send(registry, AppendJson(first)));
        var lease = Handed(Send(registry, Next()));

        Appended(Send(registry, AppendJson("""{"type":"checkpoint","visibleVariant":3}""")));
        Appended(Send(registry, AppendJson(second)));

        Assert.Equal(RefusalCode.LeaseGone, WorkRefusal(Send(registry, Reply(lease))));
        Assert.Equal("3", Handed(Send(registry, Next("other"))).Seq.ToString());
    }

    [Theory]
    [InlineData("""{"type":"checkpoint","revision":1}""")]
    [InlineData("""{"type":"checkpoint","revision":-1}""")]
    [InlineData("""{"type":"nobody_knows_it"}""")]
    [InlineData("""{"type":"generate","count":1}""")]
    public async Task A_reply_that_leaves_the_event_pending_is_no_answer_and_the_lease_stays(string reply)
    {
        AppendForeign(First);
        var registry = await StartAsync();
        var lease = Handed(Send(registry, Next()));

        var refused = Send(registry, ReplyOf(lease.Id) with { Event = AppendJson(reply).Event });

        Assert.Equal(RefusalCode.NotAnAnswer, WorkRefusal(refused));
        Assert.Equal([First], File.Lines);
        Assert.Equal(lease.Id, Assert.Single(Listed(registry)).Lease?.Id);
        Appended(Send(registry, Reply(lease)));
    }

    [Theory]
    [InlineData("\"h.x\"", "some-session.h.x")]
    [InlineData("\"some-session.x\"", "some-session.x")]
    [InlineData("\"x\"", "x")]
    [InlineData("null", "null")]
    [InlineData("1", "1")]
    public async Task What_is_no_lease_writes_nothing_with_or_without_a_key(string seq, string lease)
    {
        AppendForeign("""{"seq":SEQ,"ts":"t","event":{"type":"generate"}}""".Replace("SEQ", seq, StringComparison.Ordinal));
        var registry = await StartAsync();

        Assert.Equal(RefusalCode.LeaseGone, WorkRefusal(Send(registry, ReplyOf(lease))));
        Assert.Equal(RefusalCode.LeaseGone, RefusalOf(Send(registry, ReplyOf(lease) with { IdempotencyKey = "key" })));

        Assert.Single(File.Lines);
    }

    [Fact]
    public async Task The_lease_of_a_line_that_was_not_seen_cannot_be_made_of_another()
    {
        AppendForeign(First);
        var registry = await StartAsync();
        var lease = Handed(Send(registry, Next())).Id;
        Time.Advance(TimeSpan.FromSeconds(30));
        var digit = lease[^1] == '0' ? '1' : '0';
        var other = $"{Other}{lease[lease.IndexOf('.', StringComparison.Ordinal)..]}";
        string[] made =
            [lease[..^1] + digit, lease[..^1], lease + "0", lease.ToUpper(CultureInfo.InvariantCulture), other];

        foreach (var name in made)
        {
            Assert.Equal(RefusalCode.LeaseGone, WorkRefusal(Send(registry, ReplyOf(name))));
            Assert.Equal(RefusalCode.LeaseGone, RefusalOf(Send(registry, ReplyOf(name) with { IdempotencyKey = "k" })));
        }

        Assert.Single(File.Lines);
        Appended(Send(registry, ReplyOf(lease)));
    }

    [Fact]
    public async Task A_look_that_is_refused_while_a_reply_is_under_way_is_not_taken_for_its_outcome()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        var lease = Handed(Send(registry, Next()));
        Disk.SnapshotGate.Close();
        Disk.LookFailure = new SessionException(new Refusal(RefusalCode.IoError, "the journal may not be read"));
        var looks = Disk.Looks.Count;
        var worker = Send(registry, Reply(lease));
        await Disk.SnapshotGate.Arrived;
        AwaitCondition(() => Disk.Looks.Count > looks, TimeSpan.FromSeconds(20));
        Send(registry, Some.Get()).ExpectMsg<SessionReply.Refused>();
        Send(registry, new WorkQuery.GetDeadLettered(Some.Workspace)).ExpectMsg<WorkReply.Listed>();

        Disk.SnapshotGate.Open();

        Appended(worker);
        Disk.LookFailure = null;
        Appended(Send(registry, Append("generate")));
        Assert.Equal("3", Handed(Send(registry, Next(wait: true))).Seq.ToString());
    }

    [Fact]
    public async Task A_reply_that_is_refused_at_once_while_its_session_is_read_is_refused_and_keeps_its_lease()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        var lease = Handed(Send(registry, Next()));
        Disk.LookGate.Close();
        Appended(Send(registry, Append("checkpoint")));
        await Disk.LookGate.Arrived;
        var worker = Send(registry, Reply(lease) with { IdempotencyKey = "no key" });
        Send(registry, new WorkQuery.GetDeadLettered(Some.Workspace)).ExpectMsg<WorkReply.Listed>();

        Disk.LookGate.Open();

        Assert.Equal(RefusalCode.InvalidIdempotencyKey, WorkRefusal(worker));
        Appended(Send(registry, Reply(lease)));
    }

    private ImmutableArray<WorkListing> Listed(IActorRef registry) =>
        Send(registry, new WorkQuery.GetWork(Some.Workspace)).ExpectMsg<WorkReply.Listed>().Work;
}
