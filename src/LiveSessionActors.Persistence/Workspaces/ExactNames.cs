using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Workspaces;

/// <summary>
/// Tells sessions apart whose ids differ by case alone, where the file system does not: the file belongs to the one whose
/// name the directory has.
/// </summary>
internal sealed class ExactNames
{
    // Null as long as there is no directory to find it out by.
    private bool? _matter;

    /// <summary>Fails when an open journal is another session's.</summary>
    /// <exception cref="SessionException"><see cref="RefusalCode.IdConflict"/>.</exception>
    public void Check(IFileCalls calls, SessionId session, string path, nint file)
    {
        _matter ??= FoldsCase(calls, Path.GetDirectoryName(path)!);
        if (_matter != true)
            return;
        var name = Path.GetFileName(path);
        if (NameOf(calls, path, file) is { } real && real != name)
            throw new SessionException(FileRefusals.IdConflict(
                session, Path.GetFileNameWithoutExtension(real), Path.Combine(Path.GetDirectoryName(path)!, real)));
    }

    // Whether the directory of journals is found in other letters as well.
    private static bool? FoldsCase(IFileCalls calls, string directory)
    {
        var other = Path.Combine(Path.GetDirectoryName(directory)!, Path.GetFileName(directory).ToUpperInvariant());
        if (calls.Look(directory, out var look).Failed || look.Kind == FileKind.Missing)
            return null;
        return !calls.Look(other, out var same).Failed
            && same.Kind == look.Kind && same.Identity == look.Identity;
    }

    private static string? NameOf(IFileCalls calls, string path, nint file)
    {
        if (calls.RealName(file, out var real).Failed || real is not null)
            return real;
        var (found, name) = (new List<NamedFile>(), Path.GetFileName(path));
        if (calls.List(Path.GetDirectoryName(path)!, found).Failed || found.Exists(one => one.Name == name))
            return null;
        var alike = found.Find(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return alike == default ? null : alike.Name;
    }
}
