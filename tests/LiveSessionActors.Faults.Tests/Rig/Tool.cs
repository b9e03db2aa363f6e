using System.Diagnostics;

namespace LiveSessionActors.Faults.Tests.Rig;

/// <summary>Programs of the system that faults are made with. A test that misses one is skipped and says so.</summary>
internal static class Tool
{
    /// <summary>What a program left.</summary>
    internal readonly record struct Result(int ExitCode, string Output, string Errors);

    /// <summary>Whether the tests run as the user whom permissions do not stop.</summary>
    public static bool IsRoot => Environment.IsPrivilegedProcess;

    /// <summary>Skips the test when one of the programs is not there.</summary>
    public static void Require(params string[] names)
    {
        foreach (var name in names)
            Skip.IfNot(IsThere(name), $"There is no {name} on this machine.");
    }

    /// <summary>Whether a program is found on the path.</summary>
    public static bool IsThere(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(':').Any(directory => File.Exists(Path.Combine(directory, name)));

    /// <summary>Starts a program whose output is read.</summary>
    public static Process Start(IReadOnlyList<string> command, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<Result> RunAsync(params string[] command)
    {
        using var process = Start(command);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Result(process.ExitCode, output, await errors);
    }

    /// <summary>Runs a program that has to succeed.</summary>
    public static async Task<string> DoAsync(params string[] command)
    {
        var result = await RunAsync(command);
        Assert.True(result.ExitCode == 0, $"{string.Join(' ', command)}: {result.Errors}");
        return result.Output;
    }
}
