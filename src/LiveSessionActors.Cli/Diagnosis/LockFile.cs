using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using LiveSessionActors.Client;
using Microsoft.Win32.SafeHandles;

namespace LiveSessionActors.Cli.Diagnosis;

/// <summary>A lock file, read without touching its lock: the framework's own way of opening a file takes one.</summary>
internal static partial class LockFile
{
    /// <summary>Who last signed it, held or not: a process, and where that could be reached.</summary>
    public static (int? Process, string? Address) SignedBy(string path)
    {
        try
        {
            using var file = Open(path);
            using var json = JsonDocument.Parse(file);
            var signed = json.RootElement;
            return (signed.GetProperty("pid").GetInt32(), signed.GetProperty("address").GetString());
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException
            or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return default;
        }
    }

    /// <summary>The process that holds it; null when none does, or the system does not tell.</summary>
    public static int? HolderOf(string path)
    {
        if (UnixFile.AtItself(path) is not { } file)
            return null;
        var number = string.Create(CultureInfo.InvariantCulture, $":{file.Number}");
        try
        {
            // A line is: 1: FLOCK  ADVISORY  WRITE 4711 fe:00:11690276 0 EOF
            return File.ReadLines("/proc/locks")
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(words => words is [_, "FLOCK", _, "WRITE", _, var place, ..]
                    && place.EndsWith(number, StringComparison.Ordinal))
                .Select(words => (int?)int.Parse(words[4], CultureInfo.InvariantCulture))
                .FirstOrDefault(holder => holder > 0);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static FileStream Open(string path)
    {
        if (OperatingSystem.IsWindows())
            return File.OpenRead(path);
        var descriptor = Open(Encoding.UTF8.GetBytes(path + '\0'), OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000);
        return descriptor >= 0
            ? new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.Read)
            : throw new IOException(Marshal.GetLastPInvokeErrorMessage());
    }

    // To read, and not for children.
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    private static partial int Open(ReadOnlySpan<byte> path, int closeOnExecute);
}
