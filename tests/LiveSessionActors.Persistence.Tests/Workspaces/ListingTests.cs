using LiveSessionActors.Persistence.Tests.Rig;

namespace LiveSessionActors.Persistence.Tests.Workspaces;

public class ListingTests
{
    [Fact]
    public async Task Both_places_are_listed_each_session_once_in_ordinal_order()
    {
        using var fixture = new FilesFixture();
        foreach (var session in new[] { "b", "B", "_", "a", "10", "9" })
            fixture.Directory.WriteJournal(session, "");
        foreach (var session in new[] { "a", "Z" })
            fixture.Directory.WriteLegacyJournal(session, "");
        await File.WriteAllTextAsync(Path.Combine(fixture.Directory.Paths.Sessions, "s.snapshot.json"), "{}");

        var listing = await fixture.Files.ListAsync(fixture.Workspace, CancellationToken.None);

        Assert.Equal(["10", "9", "B", "Z", "_", "a", "b"], listing.Sessions.Select(session => session.Value));
        Assert.Empty(listing.Warnings);
    }

    [Fact]
    public async Task What_only_looks_like_a_journal_is_a_warning_and_hides_nothing()
    {
        using var fixture = new FilesFixture();
        fixture.Directory.WriteJournal("good", "");
        var sessions = fixture.Directory.Paths.Sessions;
        await File.WriteAllTextAsync(Path.Combine(sessions, "no id.jsonl"), "");
        await File.WriteAllTextAsync(Path.Combine(sessions, ".jsonl"), "");
        Directory.CreateDirectory(Path.Combine(sessions, "directory.jsonl"));
        File.CreateSymbolicLink(Path.Combine(sessions, "link.jsonl"), Path.Combine(sessions, "good.jsonl"));

        var listing = await fixture.Files.ListAsync(fixture.Workspace, CancellationToken.None);

        Assert.Equal(["good"], listing.Sessions.Select(session => session.Value));
        Assert.Equal(4, listing.Warnings.Length);
        Assert.Contains(
            listing.Warnings, warning => warning.Contains("'no id' is no session id", StringComparison.Ordinal));
        Assert.Contains(listing.Warnings, warning => warning.Contains("link.jsonl", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_workspace_without_directories_lists_nothing()
    {
        using var fixture = new FilesFixture();

        var listing = await fixture.Files.ListAsync(fixture.Workspace, CancellationToken.None);

        Assert.Empty(listing.Sessions);
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(false, false, false)]
    public async Task A_session_exists_when_it_has_a_journal_in_either_place(bool primary, bool legacy, bool exists)
    {
        using var fixture = new FilesFixture();
        if (primary)
            fixture.Directory.WriteJournal("s", "");
        if (legacy)
            fixture.Directory.WriteLegacyJournal("s", "");

        Assert.Equal(exists, await fixture.Files.ExistsAsync(fixture.Key("s"), CancellationToken.None));
    }
}
