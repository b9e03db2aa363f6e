using System.Text;
using Microsoft.Win32.SafeHandles;

namespace LiveSessionActors.Cli;

/// <summary>
/// Standard output for what may be long or endless: unlike the console's own, it tells when nobody reads any more.
/// </summary>
internal sealed class ProgramOutput : IAsyncDisposable
{
    private const int Descriptor = 1;
    private const int BrokenPipe = 32;

    public Stream Stream { get; } = OperatingSystem.IsWindows()
        ? Console.OpenStandardOutput()
        : new FileStream(new SafeFileHandle(Descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);

    /// <summary>Whether a write failed because whoever read has left, as <c>head</c> does.</summary>
    public static bool ReaderIsGone(IOException failure) => failure.HResult == BrokenPipe;

    /// <summary>Writes a line at once; false when nobody reads any more.</summary>
    public async Task<bool> WriteLineAsync(string line)
    {
        try
        {
            await Stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));
            return true;
        }
        catch (IOException failure) when (ReaderIsGone(failure))
        {
            return false;
        }
    }

    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
