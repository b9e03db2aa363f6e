using System.Text.Json;
using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Persistence;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.OverFiles;

/// <summary>Row 7: the system takes a part of a batch, and another program appends before it takes the rest.</summary>
public sealed class Row07CutBatchTests : FaultyFilesTest
{
    private const int First = 100;
    private const int Last = 104;
    private static readonly int[] Batch = [101, 102, 103];
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    public Row07CutBatchTests()
        : base(Durability.Os)
    {
    }

    [Theory]
    [InlineData(false, "", "\n")]
    [InlineData(true, "", "\n")]
    [InlineData(false, "", "")]
    [InlineData(true, "", "")]
    [InlineData(false, "\n", "\n")]
    [InlineData(false, "{\"seq\":", "\n")]
    public async Task Wherever_it_is_cut_each_event_is_written_once_and_nothing_foreign_is_changed(
        bool keyed, string before, string behind)
    {
        var workspace = await OpenAsync();
        for (var cut = 0; cut <= LengthOfBatch(keyed); cut++)
        {
            var session = SessionId.Parse($"session-{cut:d4}");
            var foreign = before + Some.Line(50, 77, session: session).TrimEnd('\n') + behind;
            await PlayAndCheckAsync(workspace, session, keyed, cut, foreign);
        }
    }

    private async Task PlayAndCheckAsync(
        WorkspaceContext workspace, SessionId session, bool keyed, int cut, string foreign)
    {
        var actor = Start(workspace, session);
        var batch = new TaskCompletionSource<Task<SessionReply.EventAppended[]>>();
        var fault = new CutBatch(
            LengthOfBatch(keyed),
            cut,
            write: () => batch.SetResult(Task.WhenAll(Batch.Select(AppendAsync))),
            between: () => File.AppendAllText(PathOf(session), foreign));
        Calls.Fault = fault;

        await AppendAsync(First);
        var answers = await await batch.Task.WaitAsync(Soon);
        await AppendAsync(Last);

        Assert.True(fault.Happened, "The three were written at once.");
        var text = File.ReadAllText(PathOf(session));
        Assert.Contains(foreign, text, StringComparison.Ordinal);
        var own = text.Split('\n').Select(NumberAndSeq).OfType<(int Number, double Seq)>()
            .Where(line => line.Number != 77).ToList();
        Assert.Equal([First, .. Batch, Last], own.Select(line => line.Number).Order());
        Assert.Equal(own.Count, own.Select(line => line.Seq).Distinct().Count());
        Assert.Equal(Batch.Zip(answers, (number, answer) => (number, answer.Seq)), own.Where(IsOfBatch).Order());
        if (keyed)
            Assert.Equal(answers.Select(SeqOf), (await Task.WhenAll(Batch.Select(AppendAsync))).Select(SeqOf));
        Assert.Equal(text, File.ReadAllText(PathOf(session)));
        Watch(actor);
        actor.Tell(PoisonPill.Instance);
        ExpectTerminated(actor);

        Task<SessionReply.EventAppended> AppendAsync(int number) => actor.Ask<SessionReply.EventAppended>(
            Some.Append(number, keyed ? $"key-{number}" : null, session: session) with
            {
                Workspace = workspace.Workspace,
            },
            Soon);
    }

    private static double SeqOf(SessionReply.EventAppended answer) => answer.Seq;

    private static bool IsOfBatch((int Number, double Seq) line) => Batch.Contains(line.Number);

    private static int LengthOfBatch(bool keyed) => Batch.Sum(number =>
        Some.Line(2, number, keyed ? $"key-{number}" : null, SessionId.Parse("session-0000")).Length);

    private static (int, double)? NumberAndSeq(string line)
    {
        try
        {
            using var entry = JsonDocument.Parse(line);
            var number = entry.RootElement.GetProperty("event").GetProperty("visibleVariant").GetInt32();
            return (number, entry.RootElement.GetProperty("seq").GetDouble());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The first write is that of an event of its own, during which those of the batch arrive.
    private sealed class CutBatch(int length, int cut, Action write, Action between) : IFault
    {
        private int _first;
        private int _cut;

        public bool Happened => _cut > 0;

        public FileError Before(int ordinal, string call) => FileError.None;

        public int Length(int ordinal, int whole)
        {
            if (_first == 0)
                _first = ordinal;
            if (whole != length || _cut > 0)
                return whole;
            _cut = ordinal;
            return cut;
        }

        public void After(int ordinal, string call)
        {
            if (ordinal == _first)
                write();
            if (ordinal == _cut)
                between();
        }
    }
}
