using System.Diagnostics;
using System.Globalization;
using LiveSessionActors.Benchmarks;

// Prints what the daemon costs over its pipe: dotnet cake --target=Bench
var program = args.Length > 0 ? args[0] : throw new ArgumentException("Name live-sessions.dll.");
Console.WriteLine($"{"what",-58} {"median",12} {"99 in 100",12}");
Start();
await AppendsAsync("fsync", null);
await AppendsAsync("os", "live-sessions.journal.durability = os");
await ReadsAsync();
await WatchCost.MeasureAsync(program);

void Start()
{
    var times = new List<double>();
    var memory = new List<double>();
    for (var round = 0; round < 9; round++)
    {
        var start = Stopwatch.GetTimestamp();
        using var daemon = new DaemonUnderTest(program);
        using var client = new PipeClient(daemon.Pipe);
        client.GetAsync("/v1/hello").GetAwaiter().GetResult();
        times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        memory.Add(daemon.ResidentMegabytes);
    }

    Console.WriteLine(Figure.Of("start: from the process to the first answer", "ms", times));
    Console.WriteLine(Figure.Of("resident memory after the first answer", "MB", memory));
}

async Task AppendsAsync(string durability, string? configuration)
{
    using var daemon = new DaemonUnderTest(program, configuration);
    using var client = new PipeClient(daemon.Pipe);
    Console.WriteLine(await Figure.TimeAsync("hello", 3000, _ => client.GetAsync("/v1/hello")));
    if (durability == "fsync")
        Console.WriteLine(await FlushAsync(daemon));
    Console.WriteLine(await Figure.TimeAsync(
        $"append, durability {durability}", 3000, round => client.PostAsync("/v1/events", Event("one", round))));
}

async Task<Figure> FlushAsync(DaemonUnderTest daemon)
{
    await using var file = new FileStream(Path.Combine(daemon.Home, "flush"), FileMode.CreateNew);
    var line = new byte[300];
    return await Figure.TimeAsync("the disk alone: 300 bytes written and flushed", 2000, _ =>
    {
        file.Write(line);
        file.Flush(flushToDisk: true);
        return Task.CompletedTask;
    });
}

async Task ReadsAsync()
{
    using var daemon = new DaemonUnderTest(program);
    using var client = new PipeClient(daemon.Pipe);
    Directory.CreateDirectory(daemon.Sessions);
    foreach (var entries in (int[])[10, 1_000, 100_000])
    {
        Journal(daemon, $"long{entries}", entries);
        var first = Stopwatch.GetTimestamp();
        await client.GetAsync($"/v1/sessions/long{entries}");
        Console.WriteLine(Figure.Of(
            $"first read of a session of {entries} entries", "µs", [Stopwatch.GetElapsedTime(first).TotalMicroseconds]));
        Console.WriteLine(await Figure.TimeAsync(
            $"read of a session of {entries} entries", 2000, _ => client.GetAsync($"/v1/sessions/long{entries}")));
        Console.WriteLine(await Figure.TimeAsync(
            $"append to a session of {entries} entries",
            500,
            round => client.PostAsync("/v1/events", Event($"long{entries}", 1_000_000 + round))));
    }

    for (var number = 0; number < 1000; number++)
        Journal(daemon, $"s{number}", 50);
    var list = Stopwatch.GetTimestamp();
    await client.GetAsync("/v1/sessions");
    Console.WriteLine(Figure.Of(
        "first list of 1,000 sessions of 50 entries", "µs", [Stopwatch.GetElapsedTime(list).TotalMicroseconds]));
    Console.WriteLine(await Figure.TimeAsync("list of 1,000 sessions", 50, _ => client.GetAsync("/v1/sessions")));
    Console.WriteLine(Figure.Of("resident memory after that", "MB", [daemon.ResidentMegabytes]));
}

static string Event(string session, int number) => string.Create(
    CultureInfo.InvariantCulture,
    $$$"""{"type":"checkpoint","id":"{{{session}}}","revision":{{{number}}},"phase":"cycling","visibleVariant":{{{number % 3}}},"owner":"browser-1","paramValues":{"density":{{{number % 7}}}}}""");

static void Journal(DaemonUnderTest daemon, string session, int entries) => File.WriteAllLines(
    Path.Combine(daemon.Sessions, session + ".jsonl"),
    Enumerable.Range(1, entries).Select(seq => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"seq":{{{seq}}},"id":"{{{session}}}","type":"checkpoint","ts":"2026-01-01T00:00:00.000Z","event":{{{Event(session, seq)}}}}""")));
