using Akka.Actor;
using Akka.TestKit;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Persistence;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.OverFiles;

/// <summary>A session that holds few keys answers as one would that holds them all.</summary>
public sealed class OldKeyTests() : FaultyFilesTest(Durability.Os), IAsyncLifetime
{
    private const int Before = 320;

    private WorkspaceContext _workspace = null!;
    private int _sessions;

    public async Task InitializeAsync() => _workspace = await OpenAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Property(MaxTest = 40)]
    public Property Appends_repeats_restarts_and_others_lines_in_any_order_get_the_answers_of_all_keys() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ArrayOf(20).ToArbitrary(), seeds =>
        {
            var session = SessionId.Parse($"s{++_sessions}");
            var model = new Model();
            var before = Enumerable.Range(1, Before).Select(_ => model.Foreign(null, session));
            File.WriteAllText(PathOf(session), string.Concat(before));
            var actor = Start(_workspace, session);
            foreach (var random in seeds.Select(seed => new Random(seed)))
            {
                if (random.Next(6) == 0)
                    actor = Restart(actor, session);
                if (random.Next(4) == 0)
                    File.AppendAllText(PathOf(session), OthersLines(model, random, session));
                AppendTogether(model, random, actor, session);
            }

            Assert.Equal(model.Lines, File.ReadAllLines(PathOf(session)).Length);
        });

    private IActorRef Restart(IActorRef actor, SessionId session)
    {
        var watcher = CreateTestProbe();
        watcher.Watch(actor);
        actor.Tell(new SessionProtocol.Passivate());
        watcher.ExpectTerminated(actor);
        return Start(_workspace, session);
    }

    private static string OthersLines(Model model, Random random, SessionId session) => string.Concat(
        Enumerable.Range(0, random.Next(3) == 0 ? 150 : 2)
            .Select(_ => model.Foreign(random.Next(5) == 0 ? model.AnyKey(random) : null, session)));

    private void AppendTogether(Model model, Random random, IActorRef actor, SessionId session)
    {
        var expected = new List<(TestProbe Probe, Answer Answer)>();
        for (var count = random.Next(1, 5); count > 0; count--)
        {
            var (key, number) = model.Next(random);
            expected.Add((Send(actor, Some.Append(number, key, session: session)), model.Append(key, number)));
        }

        foreach (var (probe, answer) in expected)
            Assert.Equal(answer, Answer.Of(probe.ExpectMsg<SessionReply>()));
    }

    private sealed record Answer(string? Refusal, double Seq = 0, string? Visible = null)
    {
        public static Answer Of(SessionReply reply) => reply switch
        {
            SessionReply.EventAppended appended => new Answer(null, appended.Seq, Some.Visible(appended.Snapshot)),
            SessionReply.Refused refused => new Answer(refused.Refusal.Code),
            _ => throw new ArgumentException(reply.ToString()),
        };
    }

    /// <summary>A journal all of whose keys are known.</summary>
    private sealed class Model
    {
        private readonly Dictionary<string, (int Seq, int Number)> _keys = [];
        private readonly List<string> _names = [];

        public int Lines { get; private set; }

        public string AnyKey(Random random) => _names[random.Next(_names.Count)];

        public (string? Key, int Number) Next(Random random) => (random.Next(6), AnyKey(random)) switch
        {
            (0, _) => (null, 1),
            (1, var key) => (key, _keys[key].Number + 1),
            (2 or 3, var key) => (key, _keys[key].Number),
            _ => ($"k{_names.Count + 1}", random.Next(1000)),
        };

        public Answer Append(string? key, int number)
        {
            if (key is not null && _keys.TryGetValue(key, out var known))
            {
                return known.Number == number
                    ? new Answer(null, known.Seq, Some.Visible(number))
                    : new Answer(RefusalCode.IdempotencyKeyReused);
            }

            Add(key, number);
            return new Answer(null, Lines, Some.Visible(number));
        }

        /// <summary>A line of another program, under a key of its own when there is none.</summary>
        public string Foreign(string? key, SessionId session)
        {
            key ??= $"k{_names.Count + 1}";
            Add(key, Lines);
            return Some.Line(Lines, Lines - 1, key, session);
        }

        private void Add(string? key, int number)
        {
            Lines++;
            if (key is not null && _keys.TryAdd(key, (Lines, number)))
                _names.Add(key);
        }
    }
}
