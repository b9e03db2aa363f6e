using System.Text;
using LiveSessionActors.Persistence.Archiving;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Tests.Archiving;

/// <summary>Nothing is lost when a journal is moved, whoever writes and whatever dies meanwhile.</summary>
public sealed class ArchivingFaultTests
{
    private static readonly string Id = Some.Session.Value;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_others_append_at_any_moment_of_it_is_kept_and_the_session_comes_back(bool held)
    {
        for (var ordinal = 1; ; ordinal++)
        {
            var calls = new FaultyCalls(FileCalls.System);
            using var each = new FilesFixture(calls, Some.Settings);
            var journal = each.Directory.WriteJournal(Id, Line(1, "generate") + Line(2, "complete"));
            using var open = await each.OpenAsync();
            await using var writer = new FileStream(
                journal, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            var foreign = new At(calls.Made.Count + ordinal, () => Append(held ? writer : null, journal));
            calls.Fault = foreign;

            await ArchiveAsync(each);

            if (!foreign.Came)
                return;
            Assert.Equal([1, 2, 3], SeqsIn(each.Directory.Paths));
            await ArchiveAsync(each);
            var listed = await each.Files.ListAsync(each.Workspace, CancellationToken.None);
            Assert.Equal(Some.Session, Assert.Single(listed.Sessions));
            Assert.Contains(3, await SeqsReadAsync(each));
        }
    }

    [Fact]
    public async Task A_journal_that_somebody_puts_in_its_place_at_any_moment_of_it_is_kept()
    {
        for (var ordinal = 1; ; ordinal++)
        {
            var calls = new FaultyCalls(FileCalls.System);
            using var each = new FilesFixture(calls, Some.Settings);
            var journal = each.Directory.WriteJournal(Id, Line(1, "complete"));
            using var open = await each.OpenAsync();
            var other = each.Directory.WriteJournal("other", Line(2, "generate"));
            var foreign = new At(calls.Made.Count + ordinal, () => File.Move(other, journal, overwrite: true));
            calls.Fault = foreign;

            await ArchiveAsync(each);

            if (!foreign.Came)
                return;
            await ArchiveAsync(each);
            Assert.Equal([2], await SeqsReadAsync(each));
            Assert.True(File.Exists(journal));
        }
    }

    [Fact]
    public async Task A_process_that_dies_at_any_moment_of_it_leaves_a_journal_that_is_read_and_archived_later()
    {
        for (var ordinal = 1; ; ordinal++)
        {
            using var directory = new TemporaryWorkspace();
            directory.WriteJournal(Id, Line(1, "generate") + Line(2, "complete"));
            var calls = new FaultyCalls(FileCalls.System);
            if (!Dies(() => Archive(calls, directory), calls, ordinal))
                return;
            Assert.Equal([1, 2], SeqsIn(directory.Paths));

            var next = new SessionFiles(Some.Setting());
            using var open = await next.OpenAsync(directory.Workspace, CancellationToken.None);
            var read = await next.ReadAsync(directory.Key(Id), JournalPosition.Start, CancellationToken.None);
            await next.ArchiveAsync(QueryOf(directory), CancellationToken.None);

            Assert.Equal([1, 2], read.Lines.Select(line => line.Entry?.Seq ?? 0));
            Assert.Equal(
                [$".impeccable/live/archive/{Id}.jsonl", ".impeccable/live/daemon.lock"], directory.Files());
        }
    }

    [Fact]
    public void A_process_that_dies_while_an_append_brings_it_back_loses_nothing()
    {
        for (var ordinal = 1; ; ordinal++)
        {
            using var directory = new TemporaryWorkspace();
            directory.WriteJournal(Id, Line(1, "generate") + Line(2, "complete"));
            Archive(FileCalls.System, directory);
            var calls = new FaultyCalls(FileCalls.System);
            var died = Dies(() => new SessionWriter(calls, directory.Paths).Recover().Append("more"), calls, ordinal);

            new SessionWriter(FileCalls.System, directory.Paths).Recover().Append("last");

            var read = new SessionWriter(FileCalls.System, directory.Paths).Recover();
            Assert.Equal(Enumerable.Range(1, read.Lines.Count), read.Lines.Select(line => (int)(line.Entry?.Seq ?? 0)));
            Assert.InRange(read.Lines.Count, died ? 3 : 4, 4);
            Assert.Equal(SeqsIn(directory.Paths).Count, read.Lines.Count);
            if (!died)
                return;
        }
    }

    [Fact]
    public void Every_entry_is_there_whenever_the_power_fails()
    {
        WheneverThePowerFails(Lay, (disk, directory, seed) =>
        {
            WorkspaceDirectories.RemoveLeftovers(Some.Setting(disk), directory.Paths);

            var after = new SessionWriter(disk, directory.Paths).Recover();
            Assert.Equal([1, 2], after.Lines.Select(line => line.Entry?.Seq ?? 0));
            after.Append("more");

            disk.CutPower(seed);
            Assert.Equal(3, new SessionWriter(disk, directory.Paths).Recover().Lines.Count);
        });
    }

    [Fact]
    public void An_older_archived_journal_is_there_whenever_the_power_fails()
    {
        var older = Encoding.UTF8.GetBytes(Line(7, "complete"));
        WheneverThePowerFails(
            (disk, directory) =>
            {
                Lay(disk, directory);
                LayFile(disk, directory.Of(Some.Session).ArchivedJournal, older);
            },
            (disk, directory, _) => Assert.Contains(disk.Names, name =>
                name.StartsWith(directory.Paths.Archive, StringComparison.Ordinal)
                && disk.Bytes(name).AsSpan().SequenceEqual(older)));
    }

    // Lets archiving die at each of its calls and the power fail then, which forgets something else for each seed.
    private static void WheneverThePowerFails(
        Action<MemoryDisk, TemporaryWorkspace> lay, Action<MemoryDisk, TemporaryWorkspace, int> check)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var died = true;
            for (var ordinal = 1; died; ordinal++)
            {
                using var directory = new TemporaryWorkspace();
                var disk = new MemoryDisk();
                lay(disk, directory);
                var calls = new FaultyCalls(disk);
                died = Dies(() => Archive(calls, directory), calls, ordinal);
                disk.CutPower(seed + ordinal);

                check(disk, directory, seed);
            }
        }
    }

    private static void Lay(MemoryDisk disk, TemporaryWorkspace directory)
    {
        foreach (var path in new[] { directory.Paths.Live, directory.Paths.Sessions, directory.Paths.Archive })
            disk.MakeDirectory(path);
        LayFile(
            disk,
            directory.Of(Some.Session).Journal,
            Encoding.UTF8.GetBytes(Line(1, "generate") + Line(2, "complete")));
    }

    private static void LayFile(MemoryDisk disk, string path, byte[] content)
    {
        disk.AppendForeign(path, content);
        disk.Open(path, OpenFor.Read, out var file);
        disk.Flush(file);
        disk.Close(file);
        disk.FlushDirectory(Path.GetDirectoryName(path)!);
    }

    private static void Archive(IFileCalls calls, TemporaryWorkspace directory)
    {
        var writer = new SessionWriter(calls, directory.Paths);
        var (query, memory) = (QueryOf(directory), new ArchiveMemory());
        var found = writer.Run(new SessionArchiving(writer.File, query, memory));
        Assert.Equal(ArchiveOutcome.Archived, found.Outcome);
        writer.Run(new ArchiveLooking(writer.File, query, memory));
    }

    private static bool Dies(Action action, FaultyCalls calls, int ordinal)
    {
        calls.KillBefore(ordinal);
        try
        {
            action();
            return false;
        }
        catch (KilledException)
        {
            return true;
        }
    }

    private static Task<ArchiveReport> ArchiveAsync(FilesFixture files) =>
        files.Files.ArchiveAsync(QueryOf(files.Directory), CancellationToken.None);

    private static ArchiveQuery QueryOf(TemporaryWorkspace directory) =>
        new(directory.Workspace, Some.Session, TimeSpan.Zero, Some.Time, DryRun: false);

    private static void Append(FileStream? held, string journal)
    {
        if (held is null)
        {
            File.AppendAllText(journal, Line(3, "generate"));
            return;
        }

        held.Seek(0, SeekOrigin.End);
        held.Write(Encoding.ASCII.GetBytes(Line(3, "generate")));
        held.Flush();
    }

    private static async Task<IEnumerable<double>> SeqsReadAsync(FilesFixture files)
    {
        var read = await files.Files.ReadAsync(files.Key(Id), JournalPosition.Start, CancellationToken.None);
        return read.Lines.Select(line => line.Entry?.Seq ?? 0);
    }

    private static string Line(int seq, string type) => Some.ForeignLine(seq, type, Id);

    // A journal with two names counts once.
    private static List<int> SeqsIn(WorkspacePaths paths) => [.. new[] { paths.Live, paths.Sessions, paths.Archive }
        .Where(Directory.Exists)
        .SelectMany(Directory.GetFiles)
        .Where(path => Path.GetExtension(path) is ".jsonl" or ".moving")
        .Select(File.ReadAllText)
        .Distinct()
        .SelectMany(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        .Select(line => line["{\"seq\":".Length] - '0')
        .Order()];

    /// <summary>Something happens once, after a call of this ordinal.</summary>
    private sealed class At(int at, Action happen) : IFault
    {
        public bool Came { get; private set; }

        public FileError Before(int ordinal, string call) => FileError.None;

        public void After(int ordinal, string call)
        {
            if (Came || ordinal < at)
                return;
            Came = true;
            happen();
        }
    }
}
