using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests;

/// <summary>Other processes append to the same journal.</summary>
public sealed class SessionActorMovedTests : SessionActorTest
{
    [Fact]
    public async Task An_append_comes_after_the_lines_of_others_and_gets_the_number_after_theirs()
    {
        var session = await StartAsync();
        Append(session, Some.Append(1));
        File.Append(Some.Line(2, 20) + Some.Line(9, 90));

        var answer = Append(session, Some.Append(3));

        Assert.Equal(10, answer.Seq);
        Assert.Equal(Some.Line(10, 3), File.Lines[3] + "\n");
    }

    [Fact]
    public async Task Others_may_write_at_the_moment_of_the_write_several_times()
    {
        var session = await StartAsync();
        foreach (var seq in Enumerable.Range(1, 4))
            Disk.BeforeWrites.Enqueue(file => file.Append(Some.Line(seq)));

        Assert.Equal(5, Append(session, Some.Append()).Seq);
        Assert.Equal(5, File.Lines.Count);
    }

    [Fact]
    public async Task An_append_that_others_forestall_too_often_is_refused()
    {
        var session = await StartAsync();
        foreach (var seq in Enumerable.Range(1, 5))
            Disk.BeforeWrites.Enqueue(file => file.Append(Some.Line(seq)));

        Assert.Equal(RefusalCode.IoError, RefusalOf(Send(session, Some.Append())));
        Assert.Equal(6, Append(session, Some.Append()).Seq);
    }

    [Fact]
    public async Task A_forestalled_batch_keeps_its_order_before_what_came_later()
    {
        var session = await StartAsync();
        Disk.WriteGate.Close();
        Disk.BeforeWrites.Enqueue(file => file.Append(Some.Line(1, 99)));
        var first = Send(session, Some.Append(1));
        await Disk.WriteGate.Arrived;
        var others = Enumerable.Range(2, 5).Select(number => Send(session, Some.Append(number))).ToList();

        Disk.WriteGate.Open();

        Assert.Equal(2, Appended(first).Seq);
        Assert.Equal([3, 4, 5, 6, 7], others.Select(other => Appended(other).Seq));
    }

    [Fact]
    public async Task Entries_that_were_written_behind_unknown_lines_are_answered_as_appended()
    {
        var session = await StartAsync();
        Append(session, Some.Append(1));
        Disk.BetweenLookAndWrite.Enqueue(file => file.Append(Some.Line(2, 20)));

        var answer = Append(session, Some.Append(2));
        var read = Get(session);

        Assert.Equal((2, Some.Visible(2)), (answer.Seq, Some.Visible(answer.Snapshot)));
        Assert.Equal((2, 3), ((int)read.LastSeq, File.Lines.Count));
        Assert.Equal(3, Append(session, Some.Append(3)).Seq);
    }

    [Fact]
    public async Task Entries_that_were_written_and_are_gone_are_refused()
    {
        var session = await StartAsync();
        Append(session, Some.Append(1));
        Disk.LookGate.Close();
        Disk.BetweenLookAndWrite.Enqueue(_ => { });
        var sender = Send(session, Some.Append(2));
        await Disk.LookGate.Arrived;

        File.Replace(Some.Line(1, 50));
        Disk.LookGate.Open();

        Assert.Equal(RefusalCode.IoError, RefusalOf(sender));
        Assert.Equal(Some.Visible(50), Some.Visible(Get(session).Snapshot));
    }

    [Fact]
    public async Task A_journal_that_is_longer_than_one_look_takes_is_taken_in_whole()
    {
        Disk.LinesAtOnce = 3;
        var session = await StartAsync();
        Append(session, Some.Append());
        File.Append(string.Concat(Enumerable.Range(2, 20).Select(seq => Some.Line(seq, seq))));

        Assert.Equal(21, Get(session).LastSeq);
        Assert.Equal(22, Append(session, Some.Append()).Seq);
    }
}
