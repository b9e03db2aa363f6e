using System.Globalization;
using LiveSessionActors.Benchmarks.Harness;
using LiveSessionActors.Client;
using LiveSessionActors.Daemon;

namespace LiveSessionActors.Benchmarks.Sections;

/// <summary>What the daemon allocates for a request: it runs in this process, whose client allocates nothing.</summary>
internal static class AllocationSection
{
    private const int Requests = 2_000;

    public static Section Section { get; } = new(
        "allocation",
        "Allocation",
        "The daemon runs in the process that asks, whose own client allocates nothing: all bytes are the daemon's. "
        + $"Mean of {Requests:N0} requests. Wanted: a warm read allocates nothing per byte of the snapshot; an append "
        + "allocates a small multiple of its event.",
        Measure);

    private static void Measure(Findings findings)
    {
        var home = Directory.CreateTempSubdirectory("live-sessions-bench-").FullName;
        try
        {
            InProcess(findings, home);
        }
        finally
        {
            Leftovers.Add(home);
        }
    }

    private static void InProcess(Findings findings, string home)
    {
        Findings.Say("bytes allocated for requests");
        var pipe = Path.Combine(home, "b.sock");
        using var ready = new ManualResetEventSlim();
        var quiet = Path.Combine(home, "quiet.conf");
        File.WriteAllText(quiet, "live-sessions.daemon.log-level = warning");
        var options = new DaemonOptions(BridgeAddress.Resolve(pipe), home, quiet);
        var daemon = Task.Run(() => LiveSessionDaemon.Run(options, ready.Set));
        ready.Wait();
        using var client = new PipeClient(pipe);
        var table = findings.Table("event, bytes", "snapshot, bytes", "`hello`, bytes", "read, bytes", "append, bytes");
        var rows = ((int[])[200, 2_000, 20_000, 200_000]).Select(size => Measure(client, size)).ToList();
        foreach (var row in rows)
            table.Add([.. row.Select(bytes => bytes.ToString("N0", CultureInfo.InvariantCulture))]);
        findings.AtMost("a warm read's bytes per byte of the snapshot", 0.05, Slope(rows[0], rows[^1], 1, 3));
        findings.AtMost("an append's bytes per byte of the event", 5, Slope(rows[0], rows[^1], 0, 4));
        client.Send(PipeClient.PostRequest("/v1/stop", ""), "HTTP/1.1 202"u8);
        daemon.GetAwaiter().GetResult();
    }

    private static double Slope(double[] small, double[] large, int over, int of) =>
        (large[of] - small[of]) / (large[over] - small[over]);

    private static double[] Measure(PipeClient client, int size)
    {
        var text = new string('x', size - 100);
        var @event = $$$"""{"type":"checkpoint","id":"a{{{size}}}","phase":"x","paramValues":{"tone":"{{{text}}}"}}""";
        var append = PipeClient.PostRequest("/v1/events", @event);
        var read = PipeClient.GetRequest($"/v1/sessions/a{size}");
        client.Send(append);
        var snapshot = client.Send(read);
        return
        [
            @event.Length,
            snapshot,
            Bytes(client, PipeClient.GetRequest("/v1/hello"), Requests),
            Bytes(client, read, Requests),
            Bytes(client, append, size > 20_000 ? 200 : Requests),
        ];
    }

    private static double Bytes(PipeClient client, byte[] request, int requests)
    {
        for (var round = 0; round < requests / 4; round++)
            client.Send(request);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var round = 0; round < requests; round++)
            client.Send(request);
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)requests;
    }
}
