using System.Globalization;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Workspaces;

/// <summary>
/// What a failed call means to whoever asked for something: the one place where errors become refusals.
/// </summary>
internal static class FileRefusals
{
    private const string CheckPermissions = "Check the permissions of the file and its directories.";

    private const string StartedElsewhere =
        " If you may write there, the daemon was started in a sandbox or behind another mount: 'live-sessions restart' "
        + "starts it anew from where you are.";

    /// <summary>A write, or something needed for it, failed.</summary>
    public static Refusal Unwritable(string path, FileError error) => error.Kind switch
    {
        FileErrorKind.NoSpace => new Refusal(
            RefusalCode.NoSpace, $"no space is left to write {path}", "Free some space, then append again."),
        FileErrorKind.Forbidden => new Refusal(
            RefusalCode.NotWritable, $"{path} may not be written", CheckPermissions + StartedElsewhere),
        FileErrorKind.Symlink => Symlink(path),
        FileErrorKind.TooManyOpen => TooManyOpen(path),
        _ => Failed("write", path, error),
    };

    /// <summary>A read failed.</summary>
    public static SessionException Unreadable(string path, FileError error) => new(error.Kind switch
    {
        FileErrorKind.Forbidden => new Refusal(
            RefusalCode.IoError, $"{path} may not be read", CheckPermissions),
        FileErrorKind.Symlink => Symlink(path),
        FileErrorKind.TooManyOpen => TooManyOpen(path),
        _ => Failed("read", path, error),
    });

    /// <summary>Reading a file takes too long for a listing of many.</summary>
    public static Refusal NotInTime(string path) => new(
        RefusalCode.Timeout, $"{path} could not be read in time", "Check the disk that it is on.");

    /// <summary>A legacy journal was appended to each time that it was copied.</summary>
    public static Refusal WrittenWhileCopied(string path) => new(
        RefusalCode.IoError,
        $"{path} was written to each time that it was copied",
        "Try again when the program that writes it does so less often.");

    /// <summary>The name of a legacy journal is no session's.</summary>
    public static Refusal NoSessionName(string name) => new(
        RefusalCode.InvalidSessionId, $"'{name}' is no session id", "Rename the file if its session is still needed.");

    /// <summary>Where a file should be is something else.</summary>
    public static SessionException NoFile(string path) => new(new Refusal(
        RefusalCode.IoError, $"{path} is no regular file", "Move away what is in its place."));

    /// <summary>The index of changes is not as it was left.</summary>
    public static Refusal OtherIndex(string path) => new(
        RefusalCode.IoError,
        $"{path} was replaced or changed by somebody else",
        "Leave it to the daemon, which writes it anew.");

    /// <summary>Where a directory should be is something else.</summary>
    public static SessionException NoDirectory(string path) => new(new Refusal(
        RefusalCode.IoError, $"{path} is no directory", "Move away what is in its place."));

    /// <summary>A symbolic link leads away from the workspace's own files: this path, or a directory on its way.</summary>
    public static Refusal Symlink(string path) => new(
        RefusalCode.SymlinkRefused, $"{LinkIn(path)} is a symbolic link", "Replace the link by what it points to.");

    /// <summary>The journal is one of a session whose id differs by case alone.</summary>
    public static Refusal IdConflict(SessionId session, string present, string path) => new(
        RefusalCode.IdConflict,
        $"session {session} would have the file of session {present}, which is {path}: "
        + "this file system does not tell capital and small letters apart",
        $"Use the id {present}, or one that differs by more than case.");

    /// <summary>Written, and not known to be on disk.</summary>
    public static Refusal DurabilityUnknown(string path, FileError error) => new(
        RefusalCode.DurabilityUnknown,
        Text($"flushing {path} failed (error {error.Number}); what was written last may not be on disk"),
        "The session takes no more appends until the daemon is restarted. Check the disk before that.");

    /// <summary>The workspace was closed before the write.</summary>
    public static Refusal NotOpen(string path) => new(
        RefusalCode.NotWritable, $"the workspace {path} is not open", "Open the workspace, then append again.");

    /// <summary>Another process owns the workspace.</summary>
    public static Refusal Locked(string path, string? holder) => new(
        RefusalCode.WorkspaceLocked,
        holder is null ? $"another process owns {path}" : $"another process owns {path}: {holder}",
        "Use that daemon, or stop it first.");

    /// <summary>This process has the very same files open as those of another workspace.</summary>
    public static Refusal LockedByUs(string path, string other) => new(
        RefusalCode.WorkspaceLocked,
        $"this daemon has {path} open as {other}",
        $"Use {other}, or give each of the two directories files of its own.");

    // The first link on the way, for whoever is to look at it; it may be gone by now.
    private static string LinkIn(string path)
    {
        var link = path;
        for (var part = path; !string.IsNullOrEmpty(part); part = Path.GetDirectoryName(part))
        {
            if (new FileInfo(part).LinkTarget is not null)
                link = part;
        }

        return link;
    }

    private static Refusal TooManyOpen(string path) => new(
        RefusalCode.IoError,
        $"too many files are open to open {path}",
        "Try again; raise the limit if it happens often.");

    private static Refusal Failed(string what, string path, FileError error) => new(
        RefusalCode.IoError, Text($"could not {what} {path} (error {error.Number})"), "Check the disk.");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
