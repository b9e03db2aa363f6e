namespace LiveSessionActors.Persistence.SystemCalls;

/// <summary>How Windows itself writes the path of a directory: links resolved, letters as they are on disk.</summary>
internal static unsafe class WindowsPath
{
    private const uint ShareAll = 0x7;
    private const uint OpenExisting = 3;
    private const uint BackupSemantics = 0x02000000;
    private const int CharactersMax = 32768;
    private const string Device = @"\\?\";
    private const string Network = @"\\?\UNC\";

    /// <summary>The path of an existing directory; as it was given, where Windows does not say.</summary>
    public static string Final(string path)
    {
        var directory = NativeCalls.CreateFile(path, 0, ShareAll, 0, OpenExisting, BackupSemantics, 0);
        if (directory == -1)
            return path;
        try
        {
            return Of(directory) ?? path;
        }
        finally
        {
            _ = NativeCalls.CloseHandle(directory);
        }
    }

    /// <summary>The path of what is open; null where Windows does not say.</summary>
    public static string? Of(nint file)
    {
        var characters = new char[CharactersMax];
        fixed (char* start = characters)
        {
            var length = NativeCalls.FinalPath(file, start, CharactersMax, 0);
            return length is 0 or >= CharactersMax ? null : Usual(new string(start, 0, (int)length));
        }
    }

    private static string Usual(string path) =>
        path.StartsWith(Network, StringComparison.Ordinal) ? @"\\" + path[Network.Length..]
        : path.StartsWith(Device, StringComparison.Ordinal) ? path[Device.Length..]
        : path;
}
