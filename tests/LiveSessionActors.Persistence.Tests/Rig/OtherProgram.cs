using System.Text;
using LiveSessionActors.Persistence.SystemCalls;

namespace LiveSessionActors.Persistence.Tests.Rig;

/// <summary>
/// Appends to a journal as Node and the shell do: behind whatever is there at that moment. <c>File.AppendAllText</c>
/// writes where the file ended when it was opened, over what has come since.
/// </summary>
internal static class OtherProgram
{
    /// <summary>Appends in one call, and makes the file and its directory when they are not there.</summary>
    public static void Append(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Whoever makes the file first, the other then finds it.
        if (FileCalls.System.OpenFile(path, OpenFor.Append, out var file).Failed
            && FileCalls.System.OpenFile(path, OpenFor.AppendNew, out file).Failed
            && FileCalls.System.OpenFile(path, OpenFor.Append, out file) is { Failed: true } error)
            throw new IOException($"{path} cannot be opened: {error}");
        var written = FileCalls.System.WriteFully(file, Encoding.UTF8.GetBytes(text));
        FileCalls.System.Close(file);
        if (written.Failed)
            throw new IOException($"{path} cannot be written: {written}");
    }
}
