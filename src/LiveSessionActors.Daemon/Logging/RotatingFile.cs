using System.Globalization;
using System.Runtime.Versioning;
using LiveSessionActors.Client;

namespace LiveSessionActors.Daemon.Logging;

/// <summary>
/// A file that is appended to up to a size, and the ones before it: <c>name</c>, <c>name.1</c> and so on, the oldest of
/// which is removed. All of them are their user's alone.
/// </summary>
/// <param name="path">The newest one.</param>
/// <param name="bytesMax">The size from which on another one is begun.</param>
/// <param name="filesMax">How many are kept.</param>
/// <param name="onOpened">Hears of each file that is begun or gone on with.</param>
internal sealed class RotatingFile(string path, long bytesMax, int filesMax, Action<FileStream>? onOpened) : IDisposable
{
    private const UnixFileMode Mine =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private FileStream? _file;

    /// <summary>Appends bytes, all of them to one file.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _file ??= Open();
        // Others may write to its end, too: what the runtime says when it fails.
        if (_file.Seek(0, SeekOrigin.End) is > 0 and var size && size + bytes.Length > bytesMax)
        {
            Rotate();
            _file = Open();
        }

        _file.Write(bytes);
    }

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    private void Rotate()
    {
        Dispose();
        for (var older = filesMax - 1; older > 0; older--)
        {
            var newer = NameOf(older - 1);
            if (File.Exists(newer))
                File.Move(newer, NameOf(older), overwrite: true);
        }

        File.Delete(path);
    }

    private string NameOf(int age) => age == 0 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}.{age}");

    private FileStream Open()
    {
        var file = OperatingSystem.IsWindows() ? OpenOnWindows() : OpenOnUnix();
        onOpened?.Invoke(file);
        return file;
    }

    [UnsupportedOSPlatform("windows")]
    private FileStream OpenOnUnix()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!, Mine);
        return PrivateFile.Open(path);
    }

    private FileStream OpenOnWindows()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new FileStream(
            path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }
}
