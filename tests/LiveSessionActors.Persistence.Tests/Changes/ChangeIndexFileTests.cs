using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Tests.Changes;

/// <summary>The index of changes is added to only while it is what was read or written last: cursors count its lines.</summary>
public sealed class ChangeIndexFileTests : IDisposable
{
    private readonly FilesFixture _fixture = new();

    private string Index => _fixture.Directory.Paths.ChangeIndex;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task It_is_added_to_after_it_was_written_and_after_it_was_read()
    {
        using (await _fixture.OpenAsync())
        {
            await WriteAsync("one\n", replace: true);
            await WriteAsync("two\n");
            await WriteAsync("three\n");
        }

        using var open = await _fixture.OpenAsync();
        await _fixture.Files.ReadIndexAsync(_fixture.Workspace, CancellationToken.None);
        await WriteAsync("four\n");

        Assert.Equal("one\ntwo\nthree\nfour\n", await File.ReadAllTextAsync(Index));
    }

    [Theory]
    [InlineData("one\n")]
    [InlineData("one\ntwo\nmore\n")]
    [InlineData("")]
    public async Task One_that_was_cut_or_added_to_by_others_is_not_added_to(string content)
    {
        using var open = await _fixture.OpenAsync();
        await WriteAsync("one\n", replace: true);
        await WriteAsync("two\n");

        await File.WriteAllTextAsync(Index, content);

        await ShouldBeReplacedAsync(content);
    }

    [Fact]
    public async Task Another_file_in_its_place_is_not_added_to_even_if_it_looks_the_same()
    {
        using var open = await _fixture.OpenAsync();
        await WriteAsync("one\n", replace: true);

        var copy = Index + ".copy";
        File.Copy(Index, copy);
        File.Move(copy, Index, overwrite: true);

        await ShouldBeReplacedAsync("one\n");
    }

    [SkippableFact]
    public async Task A_file_that_has_another_name_elsewhere_is_not_written_to()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links are made another way there.");
        using var open = await _fixture.OpenAsync();
        await WriteAsync("one\n", replace: true);
        var elsewhere = Path.Combine(_fixture.Workspace.Path, "elsewhere");
        await File.WriteAllTextAsync(elsewhere, "one\n");
        File.Delete(Index);
        Assert.Equal(FileError.None, FileCalls.System.Link(elsewhere, Index));

        await ShouldBeReplacedAsync("one\n");

        Assert.Equal("one\n", await File.ReadAllTextAsync(elsewhere));
    }

    private async Task ShouldBeReplacedAsync(string found)
    {
        var refused = await Assert.ThrowsAsync<SessionException>(() => WriteAsync("three\n"));
        Assert.Equal(RefusalCode.IoError, refused.Refusal.Code);
        Assert.Equal(found, await File.ReadAllTextAsync(Index));

        await WriteAsync("all of it\n", replace: true);
        await WriteAsync("and more\n");

        Assert.Equal("all of it\nand more\n", await File.ReadAllTextAsync(Index));
    }

    private Task WriteAsync(string text, bool replace = false) =>
        _fixture.Files.WriteIndexAsync(_fixture.Workspace, System.Text.Encoding.UTF8.GetBytes(text), replace);
}
