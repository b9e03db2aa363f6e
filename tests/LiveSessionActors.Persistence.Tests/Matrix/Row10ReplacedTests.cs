using System.Diagnostics;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;

namespace LiveSessionActors.Persistence.Tests.Matrix;

/// <summary>Row 10: the journal is cut, replaced, or taken away and brought back by git.</summary>
public class Row10ReplacedTests
{
    [Fact]
    public void A_journal_cut_to_fewer_lines_is_read_anew()
    {
        using var workspace = new TemporaryWorkspace();
        var writer = Written(workspace, "one", "two", "three");
        var path = writer.File.Paths.Journal;
        var lines = File.ReadAllLines(path);
        File.WriteAllText(path, lines[0] + "\n");

        Assert.Equal(["one"], writer.CatchUp().Messages);
        Assert.Equal(1, writer.Replacements);
    }

    [Fact]
    public void A_journal_cut_and_grown_beyond_its_old_size_is_read_anew()
    {
        using var workspace = new TemporaryWorkspace();
        var writer = Written(workspace, "one", "two");
        using (var file = File.Open(writer.File.Paths.Journal, FileMode.Truncate))
        {
            file.Write(Some.ForeignLine(1, new string('x', 1000)));
            file.Write(Some.ForeignLine(2, "second"));
        }

        Assert.Equal([new string('x', 1000), "second"], writer.CatchUp().Messages);
        Assert.Equal(1, writer.Replacements);
    }

    [Fact]
    public void Another_file_of_the_same_size_is_read_anew()
    {
        using var workspace = new TemporaryWorkspace();
        var writer = Written(workspace, "one", "two");
        var path = writer.File.Paths.Journal;
        File.WriteAllText(path + ".new", File.ReadAllText(path).Replace("one", "eno", StringComparison.Ordinal));
        File.Move(path + ".new", path, overwrite: true);

        Assert.Equal(["eno", "two"], writer.CatchUp().Messages);
        Assert.Equal(1, writer.Replacements);
    }

    [Fact]
    public void A_new_file_that_got_the_number_of_the_old_one_is_read_anew()
    {
        using var workspace = new TemporaryWorkspace();
        var disk = new MemoryDisk();
        var writer = new SessionWriter(disk, workspace.Paths);
        writer.Append("one");
        var path = writer.File.Paths.Journal;
        disk.Look(path, out var old);
        disk.Unlink(path);
        disk.AppendForeign(path, Some.ForeignLine(1, "eno"));
        disk.Look(path, out var replaced);

        Assert.Equal(old.Identity.Number, replaced.Identity.Number);
        Assert.Equal(["eno"], writer.CatchUp().Messages);
        Assert.Equal(1, writer.Replacements);
    }

    [Fact]
    public void An_append_to_a_replaced_journal_is_numbered_after_what_is_in_it_now()
    {
        using var workspace = new TemporaryWorkspace();
        var writer = Written(workspace, "one", "two", "three");
        var path = writer.File.Paths.Journal;
        File.Delete(path);
        File.WriteAllBytes(path, Some.ForeignLine(41));

        writer.Append("ours");

        Assert.Equal(["foreign", "ours"], writer.Messages);
        Assert.EndsWith(Some.Text(Some.Entry(42, "ours")) + "\n", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Git_may_take_it_away_and_bring_it_back()
    {
        using var workspace = new TemporaryWorkspace();
        Skip.IfNot(Git(workspace, "init -q"), "git is not installed");
        var writer = Written(workspace, "one");
        Git(workspace, "add -A");
        Git(workspace, "-c user.name=t -c user.email=t@example.com commit -qm one");
        writer.Append("two");
        Git(workspace, "-c user.name=t -c user.email=t@example.com stash -q");

        Assert.Equal(["one"], writer.CatchUp().Messages);
        writer.Append("three");
        Assert.Equal(["one", "three"], new SessionWriter(FileCalls.System, workspace.Paths).Recover().Messages);

        Git(workspace, "checkout -q -- .");
        Git(workspace, "-c user.name=t -c user.email=t@example.com stash pop -q");
        Assert.Equal(["one", "two"], writer.CatchUp().Messages);

        Git(workspace, "rm -rq --cached .");
        Git(workspace, "clean -fdxq");
        Assert.Empty(writer.CatchUp().Messages);
    }

    private static SessionWriter Written(TemporaryWorkspace workspace, params string[] messages)
    {
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var writer = new SessionWriter(FileCalls.System, workspace.Paths);
        foreach (var message in messages)
            writer.Append(message);
        return writer;
    }

    private static bool Git(TemporaryWorkspace workspace, string arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments)
            {
                WorkingDirectory = workspace.Workspace.Path,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            git.WaitForExit();
            return git.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
