using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;

namespace LiveSessionActors.Persistence.Tests.SystemCalls;

/// <summary>What journals rely on, of the operating system's calls and of the disk in memory alike.</summary>
public sealed class FileCallsTests : IDisposable
{
    private readonly TemporaryWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_append_goes_to_the_end_wherever_that_is_by_then(bool inMemory)
    {
        var calls = Calls(inMemory);
        Assert.Equal(FileError.None, calls.Open(At("a"), OpenFor.AppendNew, out var one));
        Assert.Equal(FileError.None, calls.Open(At("a"), OpenFor.Append, out var other));
        Write(calls, one, "one");
        Write(calls, other, "other");
        Write(calls, one, "again");

        Assert.Equal("oneotheragain", Read(calls, one));
        calls.Position(one, out var position);
        Assert.Equal(13, position);
        calls.Position(other, out position);
        Assert.Equal(8, position);
        calls.Close(one);
        calls.Close(other);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_new_file_must_be_new_and_an_old_one_old(bool inMemory)
    {
        var calls = Calls(inMemory);
        Assert.Equal(FileErrorKind.NotFound, calls.Open(At("a"), OpenFor.Append, out _).Kind);
        Assert.Equal(FileErrorKind.NotFound, calls.Open(At("a"), OpenFor.Read, out _).Kind);
        Make(calls, "a", "");
        Assert.Equal(FileErrorKind.Exists, calls.Open(At("a"), OpenFor.AppendNew, out _).Kind);
        Assert.Equal(FileErrorKind.Exists, calls.Open(At("a"), OpenFor.WriteNew, out _).Kind);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_without_a_name_gets_a_free_one_when_it_is_whole(bool inMemory)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux has files without a name.");
        var calls = Calls(inMemory);
        Assert.Equal(FileError.None, calls.Open(_workspace.Workspace.Path, OpenFor.WriteUnnamed, out var file));
        Write(calls, file, "whole");
        calls.Look(At("a"), out var look);
        Assert.Equal(FileKind.Missing, look.Kind);

        Assert.Equal(FileError.None, calls.Name(file, At("a")));
        Assert.Equal(FileErrorKind.Exists, calls.Name(file, At("a")).Kind);
        calls.Close(file);

        Assert.Equal("whole", Read(calls, "a"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_look_by_path_and_one_by_handle_see_the_same_and_every_write_changes_it(bool inMemory)
    {
        var calls = Calls(inMemory);
        Assert.Equal(FileError.None, calls.Look(At("a"), out var missing));
        Assert.Equal(FileLook.Missing, missing);
        calls.Open(At("a"), OpenFor.AppendNew, out var file);
        Write(calls, file, "one");
        calls.Look(file, out var byHandle);
        calls.Look(At("a"), out var byPath);
        Assert.Equal(byHandle, byPath);
        Assert.Equal((FileKind.Regular, 3), (byPath.Kind, byPath.Size));

        Write(calls, file, "x");
        calls.Look(file, out var after);
        Assert.Equal(byPath.Identity, after.Identity);
        Assert.Equal(4, after.Size);
        calls.Close(file);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Names_are_linked_renamed_traded_and_taken_away(bool inMemory)
    {
        var calls = Calls(inMemory);
        Make(calls, "a", "one");
        Make(calls, "b", "two");

        Assert.Equal(FileErrorKind.Exists, calls.Link(At("a"), At("b")).Kind);
        Assert.Equal(FileError.None, calls.Link(At("a"), At("c")));
        Assert.Equal("one", Read(calls, "c"));
        Assert.Equal(FileError.None, calls.Exchange(At("a"), At("b")));
        Assert.Equal(("two", "one"), (Read(calls, "a"), Read(calls, "b")));
        Assert.Equal(FileErrorKind.NotFound, calls.Exchange(At("a"), At("missing")).Kind);
        Assert.Equal(FileError.None, calls.Rename(At("a"), At("c")));
        Assert.Equal("two", Read(calls, "c"));
        Assert.Equal(FileError.None, calls.Unlink(At("b")));
        Assert.Equal(FileErrorKind.NotFound, calls.Unlink(At("b")).Kind);
        var found = new List<NamedFile>();
        Assert.Equal(FileError.None, calls.List(_workspace.Workspace.Path, found));
        Assert.Equal(["c"], found.Select(file => file.Name));
    }

    [SkippableFact]
    public void The_last_part_of_a_path_is_not_followed()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need rights there.");
        var calls = FileCalls.System;
        Make(calls, "target", "canary");
        File.CreateSymbolicLink(At("link"), At("target"));

        Assert.Equal(FileErrorKind.Symlink, calls.Open(At("link"), OpenFor.Append, out _).Kind);
        Assert.Equal(FileErrorKind.Symlink, calls.Open(At("link"), OpenFor.Read, out _).Kind);
        Assert.Equal(FileErrorKind.Exists, calls.Open(At("link"), OpenFor.AppendNew, out _).Kind);
        calls.Look(At("link"), out var look);
        Assert.Equal(FileKind.Symlink, look.Kind);
    }

    [SkippableFact]
    public void No_call_gets_anywhere_through_a_link()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need rights there.");
        var calls = FileCalls.System;
        var real = Directory.CreateDirectory(At("real")).FullName;
        Make(calls, "real/a", "canary");
        Make(calls, "b", "b");
        Directory.CreateSymbolicLink(At("link"), real);
        var found = new List<NamedFile>();

        Assert.All(
            [
                calls.Open(At("link/a"), OpenFor.Read, out _), calls.Open(At("link/a"), OpenFor.Append, out _),
                calls.Open(At("link/new"), OpenFor.AppendNew, out _), calls.Open(At("link/new"), OpenFor.Lock, out _),
                calls.Open(At("link"), OpenFor.FlushDirectory, out _), calls.List(At("link"), found),
                calls.Look(At("link/a"), out _), calls.MakeDirectory(At("link/new")), calls.Unlink(At("link/a")),
                calls.Link(At("link/a"), At("new")), calls.Link(At("b"), At("link/new")),
                calls.Rename(At("link/a"), At("new")), calls.Rename(At("b"), At("link/new")),
            ],
            error => Assert.Equal(FileErrorKind.Symlink, error.Kind));
        if (OperatingSystem.IsLinux())
        {
            Assert.Equal(FileErrorKind.Symlink, calls.Exchange(At("b"), At("link/a")).Kind);
            Assert.Equal(FileErrorKind.Symlink, calls.Open(At("link"), OpenFor.WriteUnnamed, out _).Kind);
        }

        Assert.Empty(found);
        Assert.Equal(["a"], Directory.EnumerateFileSystemEntries(real).Select(Path.GetFileName));
        Assert.Equal("canary", Read(calls, "real/a"));
    }

    [SkippableFact]
    public void Without_the_one_call_that_follows_no_link_the_parts_of_a_path_are_opened_one_by_one()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux may lack it.");
        Directory.CreateDirectory(At("real"));
        Make(FileCalls.System, "real/a", "a");
        Directory.CreateSymbolicLink(At("link"), At("real"));
        File.CreateSymbolicLink(At("real/link"), At("real/a"));
        File.CreateSymbolicLink(At("dangling"), At("nowhere"));

        Assert.Equal(FileErrorKind.None, InParts("real/a", UnixConstants.ReadOnly));
        Assert.Equal(FileErrorKind.None, InParts("real", UnixConstants.ReadOnly | UnixConstants.Directory));
        Assert.Equal(
            FileErrorKind.None,
            InParts("real/new", UnixConstants.WriteOnly | UnixConstants.Create | UnixConstants.Exclusive));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(At("real/new")).UnixFileMode);
        Assert.Equal(FileErrorKind.Symlink, InParts("link/a", UnixConstants.ReadOnly));
        Assert.Equal(FileErrorKind.Symlink, InParts("link", UnixConstants.ReadOnly | UnixConstants.Directory));
        Assert.Equal(FileErrorKind.Symlink, InParts("real/link", UnixConstants.ReadOnly));
        Assert.Equal(FileErrorKind.Symlink, InParts("dangling/a", UnixConstants.ReadOnly));
        Assert.Equal(FileErrorKind.NotFound, InParts("missing/a", UnixConstants.ReadOnly));
        Assert.Equal(FileErrorKind.NotFound, InParts("real/a/a", UnixConstants.ReadOnly));
    }

    private FileErrorKind InParts(string name, int flags)
    {
        var path = System.Text.Encoding.UTF8.GetBytes(At(name) + '\0');
        var error = StrictOpening.OpenInParts(path, flags, 0x180, out var file);
        Assert.Equal(error.Failed, file < 0);
        if (file >= 0)
            FileCalls.System.Close(file);
        return error.Kind;
    }

    [SkippableFact]
    public void A_new_file_is_its_owners_alone()
    {
        Skip.If(OperatingSystem.IsWindows(), "There are no modes there.");
        Make(FileCalls.System, "a", "");
        Assert.Equal(FileError.None, FileCalls.System.MakeDirectory(At("d")));

        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(owner, new FileInfo(At("a")).UnixFileMode);
        Assert.Equal(owner | UnixFileMode.UserExecute, new DirectoryInfo(At("d")).UnixFileMode);
    }

    [SkippableFact]
    public void A_full_disk_is_told_from_other_errors()
    {
        Skip.IfNot(File.Exists("/dev/full"), "There is no /dev/full.");
        var calls = FileCalls.System;
        Assert.Equal(FileError.None, calls.Open("/dev/full", OpenFor.Append, out var file));

        Assert.Equal(FileErrorKind.NoSpace, calls.Write(file, "x"u8, out _).Kind);
        calls.Close(file);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_names_in_a_directory_can_be_flushed(bool inMemory)
    {
        var calls = Calls(inMemory);
        Make(calls, "a", "");

        Assert.Equal(FileError.None, calls.FlushDirectory(_workspace.Workspace.Path));
        Assert.Equal(inMemory ? FileErrorKind.None : FileErrorKind.NotFound, calls.FlushDirectory(At("a")).Kind);
    }

    [Fact]
    public void The_look_through_the_runtime_knows_the_kinds_of_files_too()
    {
        File.WriteAllText(At("file"), "12345");
        File.CreateSymbolicLink(At("link"), At("file"));

        Assert.Equal((FileKind.Regular, 5L), Managed("file"));
        Assert.Equal(FileKind.Symlink, Managed("link").Kind);
        Assert.Equal(FileKind.Directory, Managed("").Kind);
        Assert.Equal(FileKind.Missing, Managed("missing").Kind);
        ManagedLook.At(At("file"), out var byPath);
        using var handle = File.OpenHandle(At("file"));
        ManagedLook.At(handle, out var byHandle);
        Assert.Equal(byPath, byHandle);
    }

    private static string Read(IFileCalls calls, nint file)
    {
        var bytes = new byte[100];
        calls.Read(file, bytes, 0, out var count);
        return System.Text.Encoding.UTF8.GetString(bytes, 0, count);
    }

    private static void Write(IFileCalls calls, nint file, string text)
    {
        Assert.Equal(FileError.None, calls.Write(file, System.Text.Encoding.UTF8.GetBytes(text), out var count));
        Assert.Equal(text.Length, count);
    }

    private static IFileCalls Calls(bool inMemory) => inMemory ? new MemoryDisk() : FileCalls.System;

    private (FileKind Kind, long Size) Managed(string name)
    {
        Assert.Equal(FileError.None, ManagedLook.At(At(name), out var look));
        return (look.Kind, look.Size);
    }

    private string Read(IFileCalls calls, string name)
    {
        Assert.Equal(FileError.None, calls.Open(At(name), OpenFor.Read, out var file));
        var text = Read(calls, file);
        calls.Close(file);
        return text;
    }

    private void Make(IFileCalls calls, string name, string text)
    {
        Assert.Equal(FileError.None, calls.Open(At(name), OpenFor.WriteNew, out var file));
        if (text.Length > 0)
            Write(calls, file, text);
        calls.Close(file);
    }

    private string At(string name) => Path.Combine(_workspace.Workspace.Path, name);
}
