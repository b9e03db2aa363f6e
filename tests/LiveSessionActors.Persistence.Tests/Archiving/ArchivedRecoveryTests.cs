using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;

namespace LiveSessionActors.Persistence.Tests.Archiving;

/// <summary>Bringing a session into memory whose journal is archived.</summary>
public sealed class ArchivedRecoveryTests : IDisposable
{
    private readonly FilesFixture _files = new(FileCalls.System, Some.Settings);

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_recovery_begins_with_all_whole_lines_of_an_archived_journal()
    {
        var archive = _files.Directory.Paths.Archive;
        Directory.CreateDirectory(archive);
        await File.WriteAllTextAsync(
            Path.Combine(archive, "s.jsonl"),
            Some.ForeignLine(1, "generate", "s") + Some.ForeignLine(2, "complete", "s"));
        using var open = await _files.OpenAsync();

        var point = await _files.Files.LoadAsync(_files.Key("s"));

        Assert.Equal(2, point?.Lines);
        Assert.True(point?.State.Snapshot.Completed);
    }
}
