using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Tests.Workspaces;

/// <summary>Two ids that differ by case alone, on a file system that does not tell their files apart, and on others.</summary>
public class CaseConflictTests
{
    [Fact]
    public async Task The_second_of_two_ids_that_differ_by_case_alone_is_refused_by_the_name_that_is_there()
    {
        using var fixture = new FilesFixture(new MemoryDisk(StringComparer.OrdinalIgnoreCase));
        using var open = await fixture.OpenAsync();
        Assert.Null(await fixture.AppendAsync("Button", "one"));

        var unread = await Assert.ThrowsAsync<SessionException>(async () =>
            await fixture.Files.ReadAsync(fixture.Key("button"), JournalPosition.Start, default));
        var unwritten = await Assert.ThrowsAsync<SessionException>(() => fixture.AppendAsync("button", "two"));
        var unchecked_ = await Assert.ThrowsAsync<SessionException>(async () =>
            await fixture.Files.ExistsAsync(fixture.Key("button"), default));
        var unrecovered = await Assert.ThrowsAsync<SessionException>(
            () => fixture.Files.CountAsync(fixture.Key("button")));

        foreach (var refused in new[] { unread, unwritten, unchecked_, unrecovered })
        {
            Assert.Equal(RefusalCode.IdConflict, refused.Refusal.Code);
            Assert.Contains("session Button", refused.Refusal.Detail, StringComparison.Ordinal);
            Assert.NotNull(refused.Refusal.Hint);
        }

        Assert.Null(await fixture.AppendAsync("Button", "three"));
    }

    [Fact]
    public async Task An_id_whose_file_another_session_made_after_it_was_found_missing_is_refused_before_it_writes()
    {
        var disk = new MemoryDisk(StringComparer.OrdinalIgnoreCase);
        using var fixture = new FilesFixture(disk);
        using var open = await fixture.OpenAsync();
        var nowhere = await fixture.Files.ReadAsync(fixture.Key("button"), JournalPosition.Start, default);
        Assert.Null(await fixture.AppendAsync("Button", "one"));
        var journal = disk.Bytes(fixture.Directory.Of(SessionId.Parse("Button")).Journal);

        var rejection = await fixture.Files.AppendAsync(
            fixture.Key("button").PersistenceId, [Some.Entry(1, session: SessionId.Parse("button"))], nowhere.Position);

        Assert.IsType<JournalMovedException>(rejection);
        Assert.Equal(journal, disk.Bytes(fixture.Directory.Of(SessionId.Parse("Button")).Journal));
        await Assert.ThrowsAsync<SessionException>(async () =>
            await fixture.Files.ReadAsync(fixture.Key("button"), nowhere.Position, default));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_the_file_system_tells_them_apart_they_are_two_sessions(bool inMemory)
    {
        using var fixture = new FilesFixture(inMemory ? new MemoryDisk() : null);
        using var open = await fixture.OpenAsync();

        Assert.Null(await fixture.AppendAsync("Button", "one"));
        Assert.Null(await fixture.AppendAsync("button", "one"));
        Assert.Null(await fixture.AppendAsync("button", "two"));

        Assert.Equal(1, await fixture.Files.CountAsync(fixture.Key("Button")));
        Assert.Equal(2, await fixture.Files.CountAsync(fixture.Key("button")));
    }
}
