using LiveSessionActors.Client;
using LiveSessionActors.EndToEnd.Tests;

namespace LiveSessionActors.Cli.Tests;

/// <summary>
/// A workspace is the nearest directory upwards that has <c>.impeccable</c> or <c>.impeccable-live</c>, else the
/// repository's or the package's root, else the directory itself.
/// </summary>
public sealed class WorkspaceRootTests : IDisposable
{
    private readonly TestWorkspace _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("p/.impeccable/", "p/src/deep/", "p")]
    [InlineData("p/.impeccable-live/", "p/src/deep/", "p")]
    [InlineData("p/.impeccable/ p/src/.impeccable-live/", "p/src/deep/", "p/src")]
    [InlineData("p/.impeccable/ p/vendor/.git/ p/vendor/package.json", "p/vendor/src/", "p")]
    [InlineData("p/.impeccable p/.git/", "p/src/", "p")]
    [InlineData("p/.git/", "p/src/deep/", "p")]
    [InlineData("p/.git", "p/src/", "p")]
    [InlineData("p/.git/ p/web/package.json", "p/web/src/", "p")]
    [InlineData("p/package.json p/web/package.json", "p/web/src/", "p/web")]
    [InlineData("p/pyproject.toml", "p/src/", "p")]
    [InlineData("p/README.md", "p/src/", "p/src")]
    [InlineData("p/.impeccable", "p/src/", "p/src")]
    public void The_workspace_is_found_upwards(string files, string from, string found)
    {
        foreach (var file in files.Split(' ').Append(from))
            Make(file);

        Assert.Equal(At(found), WorkspaceRoot.Find(At(from)));
    }

    [SkippableFact]
    public void A_store_that_is_a_link_is_found_to_be_refused_and_not_passed_over()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need rights there.");
        Make("p/.impeccable/");
        Make("p/web/src/");
        File.CreateSymbolicLink(At("p/web/.impeccable"), At("p/nowhere"));

        Assert.Equal(At("p/web"), WorkspaceRoot.Find(At("p/web/src")));
    }

    [SkippableTheory]
    [InlineData(UnixFileMode.StickyBit | (UnixFileMode)0b111_111_111, false)]
    [InlineData((UnixFileMode)0b111_111_111, true)]
    public void What_lies_in_a_directory_for_everybody_makes_no_workspace_of_what_is_below(
        UnixFileMode mode, bool isFound)
    {
        Skip.If(OperatingSystem.IsWindows(), "There are no such permissions.");
        Make("tmp/.impeccable/");
        Make("tmp/.git/");
        Make("tmp/mine/");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(At("tmp"), mode);

        Assert.Equal(isFound ? At("tmp") : At("tmp/mine"), WorkspaceRoot.Find(At("tmp/mine")));
    }

    private string At(string path) => Path.Combine(_files.Path, path).TrimEnd('/');

    private void Make(string path)
    {
        if (path.EndsWith('/'))
        {
            Directory.CreateDirectory(At(path));
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), "");
    }
}
