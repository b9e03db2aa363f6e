using System.Diagnostics;
using System.Globalization;

namespace LiveSessionActors.Benchmarks.Harness;

/// <summary>A daemon in a process of its own, in a directory of its own unless it is given one.</summary>
internal sealed class DaemonUnderTest : IDisposable
{
    private readonly Process _process;
    private readonly bool _ownsHome;

    public DaemonUnderTest(string program, string? configuration = null, string? home = null)
    {
        _ownsHome = home is null;
        Home = home ?? Directory.CreateTempSubdirectory("live-sessions-bench-").FullName;
        Directory.CreateDirectory(Sessions);
        _process = Process.Start(StartInfo(program, configuration))!;
        _process.ErrorDataReceived += (_, line) => LastError = line.Data ?? LastError;
        _process.BeginErrorReadLine();
        if (_process.StandardOutput.ReadLine() is null)
            throw new InvalidOperationException($"The daemon did not start: {LastError}");
    }

    public string Home { get; }

    public string Workspace => Path.Combine(Home, "project");

    public string Pipe => Path.Combine(Home, "b.sock");

    public string Sessions => SessionsOf(Home);

    public string? LastError { get; private set; }

    /// <summary>Its resident memory in megabytes, as Linux counts it.</summary>
    public double ResidentMegabytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status").First(
                text => text.StartsWith("VmRSS", StringComparison.Ordinal));
            return double.Parse(
                line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
    }

    /// <summary>What of a processor it has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static string SessionsOf(string home) => Path.Combine(home, "project", ".impeccable", "live", "sessions");

    public PipeClient Connect() => new(Pipe);

    public string JournalOf(string session) => Path.Combine(Sessions, session + ".jsonl");

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        if (_ownsHome)
            Leftovers.Add(Home);
    }

    private ProcessStartInfo StartInfo(string program, string? configuration)
    {
        var host = Path.ChangeExtension(program, null);
        var start = new ProcessStartInfo(File.Exists(host) ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(
            Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        if (!File.Exists(host))
            start.ArgumentList.Add(program);
        Array.ForEach(["daemon", "--json", "--pipe", Pipe, "--workspace", Workspace], start.ArgumentList.Add);
        if (configuration is not null)
        {
            var file = Path.Combine(Home, "bench.conf");
            File.WriteAllText(file, configuration);
            Array.ForEach(["--config", file], start.ArgumentList.Add);
        }

        return start;
    }
}
