using System.Collections;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace LiveSessionActors.Packages.Tests;

/// <summary>
/// Programs as a user runs them: in a directory, and with no more of this process's environment than need be.
/// </summary>
internal sealed class Command(string directory, params (string Name, string Value)[] environment)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs one to its end; gives what it printed, and holds it to have succeeded.</summary>
    public async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(Describe(program, arguments))!;
        using var patience = new CancellationTokenSource(Patience);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {await output}{await errors}");
        return await output;
    }

    /// <summary>Whether a program is installed.</summary>
    public static async Task<bool> IsThereAsync(string program)
    {
        try
        {
            await new Command(Path.GetTempPath()).RunAsync(program, "--version");
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private ProcessStartInfo Describe(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        // What runs the tests tells its children which SDK and which extensions to use.
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (variable.Key is string name && name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
                start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }
}
