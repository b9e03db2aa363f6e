using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace LiveSessionActors.Benchmarks;

/// <summary>What an append costs while each of 64 sessions has a watcher, and while none has: in turns, in one run.</summary>
internal static class WatchCost
{
    private const int Sessions = 64;
    private const int Turns = 5;
    private const int Appends = 1500;

    public static async Task MeasureAsync(string program)
    {
        foreach (var atOnce in (int[])[1, 8])
            await MeasureAsync(program, atOnce);
    }

    private static async Task MeasureAsync(string program, int atOnce)
    {
        using var daemon = new DaemonUnderTest(program);
        await AppendAsync(daemon, atOnce);
        var (without, with) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            without.AddRange(await AppendAsync(daemon, atOnce));
            var watchers = Enumerable.Range(0, Sessions).Select(session => new Watcher(daemon.Pipe, Name(session))).ToList();
            await Task.WhenAll(watchers.Select(watcher => watcher.CaughtUp));
            with.AddRange(await AppendAsync(daemon, atOnce));
            await Task.WhenAll(watchers.Select(watcher => watcher.HeardAsync(Appends / Sessions)));
            watchers.ForEach(watcher => watcher.Dispose());
        }

        var (alone, watched) = (
            Figure.Of($"append, {atOnce} at a time, to {Sessions} sessions, unwatched", "µs", without),
            Figure.Of($"append, {atOnce} at a time, a watcher on each of them", "µs", with));
        Console.WriteLine(alone);
        Console.WriteLine(watched);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{$"  more by, in the median and in the mean",-58} {watched.Median / alone.Median - 1,12:P1} {with.Average() / without.Average() - 1,12:P1}"));
    }

    private static async Task<List<double>> AppendAsync(DaemonUnderTest daemon, int atOnce)
    {
        var samples = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(lane => Task.Run(async () =>
        {
            using var client = new PipeClient(daemon.Pipe);
            var own = new List<double>();
            for (var number = lane; number < Appends; number += atOnce)
            {
                var start = Stopwatch.GetTimestamp();
                await client.PostAsync("/v1/events", Event(Name(number % Sessions), number));
                own.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }

            return own;
        })));
        return [.. samples.SelectMany(own => own)];
    }

    private static string Name(int session) => string.Create(CultureInfo.InvariantCulture, $"watched{session}");

    private static string Event(string session, int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"type":"checkpoint","id":"{{{session}}}","phase":"cycling","visibleVariant":{{{number % 3}}},"owner":"browser-1","paramValues":{"density":{{{number % 7}}}}}""");

    // Reads and counts, and does nothing else with what it is told.
    private sealed class Watcher : IDisposable
    {
        private static ReadOnlySpan<byte> Appended => "event: appended"u8;

        private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        private readonly TaskCompletionSource _caughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Task _reading;
        private int _heard;

        public Watcher(string pipe, string session)
        {
            _socket.Connect(new UnixDomainSocketEndPoint(pipe));
            _socket.Send(Encoding.ASCII.GetBytes($"GET /v1/watch?session={session} HTTP/1.0\r\n\r\n"));
            _reading = ReadAsync();
        }

        public Task CaughtUp => _caughtUp.Task;

        public async Task HeardAsync(int count)
        {
            while (Volatile.Read(ref _heard) < count && !_reading.IsCompleted)
                await Task.Delay(1);
            if (_heard < count)
                throw new InvalidOperationException("A watcher was cut off.");
        }

        public void Dispose() => _socket.Dispose();

        private async Task ReadAsync()
        {
            var buffer = new byte[1 << 14];
            var kept = 0;
            try
            {
                while (await _socket.ReceiveAsync(buffer.AsMemory(kept)) is > 0 and var count)
                {
                    var text = buffer.AsSpan(0, kept + count);
                    if (text.IndexOf("event: caught_up"u8) >= 0)
                        _caughtUp.TrySetResult();
                    _heard += text.Count(Appended);
                    // The word may be cut in two.
                    kept = Math.Min(text.Length, Appended.Length - 1);
                    text[^kept..].CopyTo(buffer);
                }
            }
            catch (SocketException)
            {
                // Its end.
            }
        }
    }
}
