using System.ComponentModel;
using System.Diagnostics;
using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Services;

/// <summary>Carries plans out, or says what it would do, step by step.</summary>
/// <param name="dryRun">Whether nothing is to be done.</param>
internal sealed class ServiceWork(bool dryRun)
{
    private readonly List<ServiceStep> _steps = [];

    /// <summary>What was done, in its order.</summary>
    public IReadOnlyList<ServiceStep> Steps => _steps;

    /// <summary>Whether all commands that were to be run did what they were to do.</summary>
    public bool Succeeded => _steps.TrueForAll(step => step.Did is not ("failed" or "not_run"));

    /// <summary>Notes something that others did.</summary>
    public void Note(string did, string what) => _steps.Add(new ServiceStep(did, what));

    /// <summary>Writes files, each whole.</summary>
    /// <exception cref="DaemonException">One of them cannot be written.</exception>
    public void Write(IEnumerable<ServiceFile> files)
    {
        foreach (var file in files)
        {
            if (!dryRun)
                Change(file.Path, () => Replace(file));
            _steps.Add(dryRun
                ? new ServiceStep("would_write", file.Path, Content: file.Content)
                : new ServiceStep("wrote", file.Path));
        }
    }

    /// <summary>Removes files that are there.</summary>
    /// <exception cref="DaemonException">One of them cannot be removed.</exception>
    public void Remove(IEnumerable<ServiceFile> files)
    {
        foreach (var file in files.Where(file => File.Exists(file.Path)))
        {
            if (!dryRun)
                Change(file.Path, () => File.Delete(file.Path));
            Note(dryRun ? "would_remove" : "removed", file.Path);
        }
    }

    /// <summary>Runs commands; those behind one that fails are left for the user to run.</summary>
    public async Task RunAsync(IEnumerable<IReadOnlyList<string>> commands, CancellationToken cancellation)
    {
        foreach (var command in commands)
        {
            var text = string.Join(' ', command.Select(Typed));
            if (dryRun)
                Note("would_run", text);
            else if (Succeeded)
                _steps.Add(await RunAsync(command, text, cancellation));
            else
                Note("not_run", text);
        }
    }

    /// <summary>What commands say, whatever their exit code.</summary>
    public async Task AskAsync(IEnumerable<IReadOnlyList<string>> commands, CancellationToken cancellation)
    {
        foreach (var command in commands)
        {
            var text = string.Join(' ', command.Select(Typed));
            var (_, said) = await CallAsync(command, cancellation);
            _steps.Add(new ServiceStep("asked", text, said));
        }
    }

    private static async Task<ServiceStep> RunAsync(
        IReadOnlyList<string> command, string text, CancellationToken cancellation)
    {
        var (exitCode, said) = await CallAsync(command, cancellation);
        return exitCode == 0 ? new ServiceStep("ran", text) : new ServiceStep("failed", text, said);
    }

    /// <summary>Runs a command; its exit code, and what it said.</summary>
    public static async Task<(int ExitCode, string Said)> CallAsync(
        IReadOnlyList<string> command, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            var output = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, (output + await errors).Trim());
        }
        catch (Win32Exception failure)
        {
            return (-1, failure.Message);
        }
    }

    private static void Replace(ServiceFile file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
        File.WriteAllText(file.Path + ".new", file.Content);
        File.Move(file.Path + ".new", file.Path, overwrite: true);
    }

    private static void Change(string path, Action change)
    {
        try
        {
            change();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DaemonException(
                "not_writable",
                $"The service's file {path} cannot be changed: {failure.Message}",
                "Look at the permissions of its directory, and at the disk.",
                failure);
        }
    }

    private static string Typed(string word) => word.Contains(' ') || word.Contains('"') ? $"'{word}'" : word;
}
