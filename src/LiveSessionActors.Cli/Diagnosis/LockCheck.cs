using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Diagnosis;

/// <summary>The workspace's lock, and which process holds it.</summary>
internal static class LockCheck
{
    private const string Name = "lock";

    /// <summary>The check.</summary>
    /// <param name="files">The workspace.</param>
    /// <param name="daemon">The process of the daemon that answers; null when none does.</param>
    public static Check Run(WorkspaceFiles files, int? daemon)
    {
        if (!Path.Exists(files.Lock))
            return new Check(true, Name, "no daemon has had the workspace open");
        if (UnixFile.AtItself(files.Lock) is { } file && Wrong(files.Lock, file) is { } wrong)
            return wrong;

        var (process, address) = LockFile.SignedBy(files.Lock);
        var holder = OperatingSystem.IsLinux() ? LockFile.HolderOf(files.Lock) : process;
        if (holder is null)
            return new Check(true, Name, $"{files.Lock} is held by nobody");
        if (holder == daemon)
            return new Check(true, Name, $"{files.Lock} is held by the daemon, process {holder}");
        var where = address is null || holder != process ? "" : $" at {address}";
        return new Check(
            false,
            Name,
            $"{files.Lock} is held by {(daemon is null ? "" : "another process, ")}process {holder}{where}",
            where.Length > 0
                ? $"Use that daemon: --pipe '{address}'. Or stop it: live-sessions stop --pipe '{address}'"
                : ProcessState.Remedy(holder.Value));
    }

    // Any user who may open it can keep it locked.
    private static Check? Wrong(string path, UnixFile file)
    {
        if (file.IsRegular && file.Owner == UnixUser.Current)
            return null;
        return new Check(
            false,
            Name,
            $"{path} is {(file.IsRegular ? $"another user's (user {file.Owner})" : "no regular file")}",
            "Remove it while no daemon has the workspace open; the next one makes its own.");
    }
}
