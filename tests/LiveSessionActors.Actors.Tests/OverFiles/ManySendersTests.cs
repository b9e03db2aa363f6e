using System.Text.Json;
using LiveSessionActors.Actors.Messages;

namespace LiveSessionActors.Actors.Tests.OverFiles;

public sealed class ManySendersTests : FilesTest
{
    [Fact]
    public void Two_thousand_appends_of_many_senders_are_each_written_once_and_in_order()
    {
        var senders = Enumerable.Range(0, 20).Select(_ => CreateTestProbe()).ToList();
        foreach (var number in Enumerable.Range(0, 100))
            foreach (var sender in senders)
                Workspaces.Tell(AppendOf(number), sender);

        var seqs = senders.Select(sender => Enumerable.Range(0, 100)
            .Select(_ => sender.ExpectMsg<SessionReply.EventAppended>(TimeSpan.FromSeconds(20)).Seq).ToList()).ToList();

        Assert.All(seqs, own => Assert.Equal(own.Order(), own));
        Assert.Equal(Enumerable.Range(1, 2000).Select(seq => (double)seq), seqs.SelectMany(own => own).Order());
        Assert.Equal(Enumerable.Range(1, 2000).Select(seq => (double)seq), File.ReadLines(JournalPath).Select(SeqOf));
    }

    [Fact]
    public async Task Appends_beside_another_writer_are_each_there_once_and_none_of_its_lines_is_lost()
    {
        var foreign = Task.Run(WriteForeignLines);
        var sender = CreateTestProbe();
        foreach (var number in Enumerable.Range(0, 300))
            Workspaces.Tell(AppendOf(number, key: $"own-{number}"), sender);

        var answers = Enumerable.Range(0, 300)
            .Select(_ => sender.ExpectMsg<SessionReply.EventAppended>(TimeSpan.FromSeconds(20))).ToList();
        await foreign;

        var lines = File.ReadAllLines(JournalPath);
        Assert.Equal(
            Enumerable.Range(0, 300).Select(number => $"own-{number}"),
            lines.Select(KeyOf).Where(key => key?.StartsWith("own-", StringComparison.Ordinal) == true));
        Assert.Equal(
            Enumerable.Range(0, 300).Select(number => $"foreign-{number}"),
            lines.Select(KeyOf).Where(key => key?.StartsWith("foreign-", StringComparison.Ordinal) == true));
        Assert.Equal(answers.Select(answer => answer.Seq).Order(), answers.Select(answer => answer.Seq));
        Assert.Equal(600, lines.Length);
    }

    private static double SeqOf(string line)
    {
        using var entry = JsonDocument.Parse(line);
        return entry.RootElement.GetProperty("seq").GetDouble();
    }

    private static string? KeyOf(string line)
    {
        using var entry = JsonDocument.Parse(line);
        return entry.RootElement.GetProperty("key").GetString();
    }

    private void WriteForeignLines()
    {
        foreach (var number in Enumerable.Range(0, 300))
            Write(JournalPath, Some.Line(1, number, key: $"foreign-{number}"));
    }
}
