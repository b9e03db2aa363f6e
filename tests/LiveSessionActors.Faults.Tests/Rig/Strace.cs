using System.Diagnostics;

namespace LiveSessionActors.Faults.Tests.Rig;

/// <summary>
/// strace beside a running daemon: records its system calls, and makes some of them fail or kill. <c>when=</c> counts
/// from the moment it was attached, and for each thread; all calls of an append are one thread's.
/// </summary>
internal sealed class Strace : IAsyncDisposable
{
    /// <summary>All calls that could do something to a file.</summary>
    public const string FileCalls =
        "open,openat,openat2,creat,close,read,readv,pread64,preadv,preadv2,write,writev,pwrite64,pwritev,pwritev2,"
        + "fsync,fdatasync,sync_file_range,msync,mmap,ftruncate,truncate,fallocate,copy_file_range,sendfile,splice,"
        + "rename,renameat,renameat2,link,linkat,unlink,unlinkat,lseek,fstat,stat,lstat,newfstatat,statx,"
        + "flock,fcntl,chmod,fchmod,fchmodat";

    /// <summary>The calls that put an answer into a socket.</summary>
    public const string SendCalls = "sendmsg,sendto,sendmmsg";

    private static readonly TimeSpan Detaching = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly Task _errors;
    private bool _ended;

    private Strace(Process process, Task errors, string output) =>
        (_process, _errors, Output) = (process, errors, output);

    /// <summary>The file that the trace is in.</summary>
    public string Output { get; }

    /// <summary>The command to start a daemon by, when it is to be traced from its beginning.</summary>
    public static string[] Before(string output, string calls, params string[] more) =>
        ["strace", "-f", "--seccomp-bpf", "-yy", "-s", "256", "-o", output, "-e", $"trace={calls}", .. more];

    /// <summary>Skips the test where nothing can be traced.</summary>
    public static void Require() => Tool.Require("strace");

    /// <summary>Attaches to a daemon. Skips the test when the system forbids that.</summary>
    public static async Task<Strace> AttachAsync(
        DaemonProcess daemon, string output, string[] paths, string calls, params string[] injections)
    {
        string[] command =
        [
            "strace", "-f", "-yy", "-s", "256", "-o", output, "-e", $"trace={calls}", "-p", $"{daemon.Pid}",
            .. paths.SelectMany(path => new[] { "-P", path }),
            .. injections.SelectMany(injection => new[] { "-e", $"inject={injection}" }),
        ];
        var process = Tool.Start(command);
        var lines = new List<string>();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (line.Contains(" attached", StringComparison.Ordinal))
                return new Strace(process, process.StandardError.ReadToEndAsync(), output);
        }

        var said = string.Join('\n', lines);
        process.Dispose();
        Skip.If(said.Contains("not permitted", StringComparison.Ordinal), $"Processes cannot be traced here: {said}");
        throw new InvalidOperationException($"strace did not attach: {said}");
    }

    /// <summary>Detaches, and gives what was recorded.</summary>
    public async Task<List<TraceCall>> EndAsync()
    {
        await DisposeAsync();
        return TraceCall.Read(Output);
    }

    public async ValueTask DisposeAsync()
    {
        if (_ended)
            return;
        _ended = true;
        await Tool.RunAsync("sh", "-c", $"kill -INT {_process.Id}");
        using var patience = new CancellationTokenSource(Detaching);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // It waits for threads of a killed process for ever at times, and keeps that process from being gone.
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        await _errors;
        _process.Dispose();
    }
}
