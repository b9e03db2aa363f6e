using Akka.TestKit;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.Watching;

/// <summary>
/// Appends, other processes' lines, restarts and torn indexes at random, with a watcher that comes and goes.
/// </summary>
public sealed class WatchStormTests : WatchTest
{
    private const int Steps = 250;

    private readonly SessionId[] _sessions =
        [.. Enumerable.Range(0, 4).Select(number => SessionId.Parse($"s{number}"))];
    private readonly List<(SessionId Session, string Visible)> _told = [];
    private readonly TestProbe _sender;
    private string? _cursor;

    public WatchStormTests() => _sender = CreateTestProbe();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Each_change_is_told_once_and_in_order(int seed)
    {
        var random = new Random(seed);
        var registry = await StartAsync();
        var subscriber = Subscribe(registry, fromStart: true);
        foreach (var number in Enumerable.Range(1, Steps))
        {
            var session = _sessions[random.Next(_sessions.Length)];
            switch (random.Next(20))
            {
                case < 9:
                    registry.Tell(Some.Append(number, session: session), _sender);
                    break;
                case < 15:
                    FileOf(session).Append(Some.Line(random.Next(100), number, session: session));
                    break;
                case < 17:
                    Hear(subscriber, Math.Min(random.Next(8), Written - _told.Count));
                    break;
                case 17:
                    registry.Tell(new WatchCommand.Unsubscribe(Some.Workspace), subscriber);
                    subscriber = Subscribe(registry, after: _cursor, fromStart: true);
                    break;
                case 18:
                    registry = await RestartAsync(registry);
                    subscriber = Subscribe(registry, after: _cursor, fromStart: true);
                    break;
                default:
                    foreach (var one in _sessions)
                        registry.Tell(Some.Append(number, session: one), _sender);
                    break;
            }
        }

        foreach (var session in _sessions)
            Send(registry, Some.Get(session)).ExpectMsg<SessionReply.SnapshotFound>();
        while (_told.Count < Written)
            Hear(subscriber, 1);

        foreach (var session in _sessions)
            Assert.Equal(
                FileOf(session).Lines.Select(VisibleIn),
                _told.Where(told => told.Session == session).Select(told => told.Visible));
    }

    private int Written => _sessions.Sum(session => FileOf(session).Lines.Count);

    private Fakes.FakeFile FileOf(SessionId session) => Disk.File(new SessionKey(Some.Workspace, session));

    // Some of what it is told it never hears of: then it was cut off before.
    private void Hear(TestProbe subscriber, int count)
    {
        while (count > 0)
        {
            var told = subscriber.ExpectMsg<WatchEvent>();
            Assert.IsNotType<WatchEvent.Reset>(told);
            Assert.IsNotType<WatchEvent.Ended>(told);
            if (told is not WatchEvent.Appended appended)
                continue;

            subscriber.Reply(new WatchCommand.Acknowledge(Some.Workspace, appended.Cursor));
            _told.Add((appended.Change.Session, Some.Visible(appended.Change.Snapshot)));
            _cursor = appended.Cursor;
            count--;
        }
    }

    private static string VisibleIn(string line)
    {
        using var json = System.Text.Json.JsonDocument.Parse(line);
        return Some.Visible(json.RootElement.GetProperty("event").GetProperty("visibleVariant").GetInt32());
    }
}
