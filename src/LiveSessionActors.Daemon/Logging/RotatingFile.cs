using System.Globalization;
using System.Runtime.Versioning;
using LiveSessionActors.Client;

namespace LiveSessionActors.Daemon.Logging;

/// <summary>
/// A file that is appended to up to a size, and the ones before it: <c>name</c>, <c>name.1</c> and so on, the oldest of
/// which is removed. All of them are their user's alone, and none is written to through a symbolic link. One that was
/// removed is begun anew.
/// </summary>
/// <param name="path">The newest one.</param>
/// <param name="bytesMax">The size from which on another one is begun.</param>
/// <param name="filesMax">How many are kept.</param>
/// <param name="onOpened">Hears of each file that is begun or gone on with.</param>
internal sealed class RotatingFile(string path, long bytesMax, int filesMax, Action<FileStream>? onOpened) : IDisposable
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode MineToSearch = Mine | UnixFileMode.UserExecute;

    private FileStream? _file;
    private bool _isTorn;

    /// <summary>Appends bytes, all of them to one file.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_file is not null && !File.Exists(path))
            Dispose();
        _file ??= Open();
        // Others may write to its end, too: what the runtime says when it fails.
        if (_file.Seek(0, SeekOrigin.End) is > 0 and var size && size + bytes.Length > bytesMax)
        {
            Rotate();
            _file = Open();
        }

        Write(_file, bytes);
    }

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    // What a full disk has cut off is not to be the beginning of the next line.
    private void Write(FileStream file, ReadOnlySpan<byte> bytes)
    {
        var begin = file.Position;
        try
        {
            if (_isTorn && begin > 0)
                file.Write("\n"u8);
            file.Write(bytes);
            _isTorn = false;
        }
        catch (IOException)
        {
            _isTorn |= file.Length > begin;
            throw;
        }
    }

    private void Rotate()
    {
        Dispose();
        for (var older = filesMax - 1; older > 0; older--)
        {
            var newer = NameOf(older - 1);
            if (File.Exists(newer) || new FileInfo(newer).LinkTarget is not null)
                File.Move(newer, NameOf(older), overwrite: true);
        }

        File.Delete(path);
    }

    private string NameOf(int age) => age == 0 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}.{age}");

    private FileStream Open()
    {
        CreateDirectory(Path.GetDirectoryName(path)!);
        if (new FileInfo(path).LinkTarget is not null)
            Rotate();
        var file = OperatingSystem.IsWindows() ? OpenOnWindows() : OpenOnUnix();
        onOpened?.Invoke(file);
        return file;
    }

    [UnsupportedOSPlatform("windows")]
    private FileStream OpenOnUnix()
    {
        var file = PrivateFile.Open(path);
        File.SetUnixFileMode(file.SafeFileHandle, Mine);
        return file;
    }

    private FileStream OpenOnWindows() => new(
        path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private static void CreateDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else if (!Directory.Exists(directory))
            File.SetUnixFileMode(Directory.CreateDirectory(directory, MineToSearch).FullName, MineToSearch);
    }
}
