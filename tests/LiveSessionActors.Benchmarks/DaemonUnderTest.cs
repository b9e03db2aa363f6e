using System.Diagnostics;
using System.Globalization;

namespace LiveSessionActors.Benchmarks;

/// <summary>A daemon in a process of its own, in a directory of its own.</summary>
internal sealed class DaemonUnderTest : IDisposable
{
    private readonly Process _process;

    public DaemonUnderTest(string program, string? configuration = null)
    {
        Directory.CreateDirectory(Workspace);
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { program, "daemon", "--json", "--pipe", Pipe, "--workspace", Workspace },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (configuration is not null)
        {
            var file = Path.Combine(Home, "bench.conf");
            File.WriteAllText(file, configuration);
            start.ArgumentList.Add("--config");
            start.ArgumentList.Add(file);
        }

        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        _ = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The daemon did not start.");
    }

    public string Home { get; } = Directory.CreateTempSubdirectory("live-sessions-bench-").FullName;

    public string Workspace => Path.Combine(Home, "project");

    public string Pipe => Path.Combine(Home, "b.sock");

    public string Sessions => Path.Combine(Workspace, ".impeccable", "live", "sessions");

    /// <summary>Its resident memory in megabytes, as Linux counts it.</summary>
    public double ResidentMegabytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status").First(text => text.StartsWith("VmRSS", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(Home, recursive: true);
    }
}
