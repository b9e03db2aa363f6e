using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Persistence.Work;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Work;

namespace LiveSessionActors.Persistence.Tests.Work;

/// <summary>The file of leases is read as it was written, and past whatever was done to it.</summary>
public sealed class WorkFileTests : IDisposable
{
    private static readonly LineIdentity Line = new(3, 0xfedcba9876543210);

    private static readonly WorkEvent[] Events =
    [
        new WorkEvent.Leased(
            "s", Line, "s.0a", "ein Ärger \"\n", new DateTimeOffset(2026, 3, 4, 5, 6, 7, 89, TimeSpan.Zero),
            TimeSpan.FromTicks(12_345), 2),
        new WorkEvent.LeaseEnded("s", Line),
        new WorkEvent.RanOut("s", Line, true),
        new WorkEvent.Revived("s", Line),
    ];

    private readonly FilesFixture _fixture = new();

    private string Path => _fixture.Directory.Paths.Work;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Events_are_read_as_they_were_written_and_the_file_is_its_owners_alone()
    {
        using var open = await _fixture.OpenAsync();

        await AppendAsync(1, Events);

        Assert.Equal(Events, (await ReadAsync()).Select(line => line.Payload));
        Assert.Equal([1L, 2, 3, 4], (await ReadAsync()).Select(line => line.Number));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Fact]
    public async Task A_snapshot_takes_the_place_of_the_events_it_holds_and_keeps_those_behind_it()
    {
        using var open = await _fixture.OpenAsync();
        await AppendAsync(1, Events);
        var standing = Events.Take(3).Aggregate(new WorkStanding("s", Line), (standing, happened) => standing.Apply(happened));

        await DoAsync(file => file.Replace(3, new WorkSnapshot([standing])));

        var lines = await ReadAsync();
        Assert.Equal([3L, 4], lines.Select(line => line.Number));
        Assert.Equal([standing], ((WorkSnapshot)lines[0].Payload).Work);
        Assert.Equal(Events[3], lines[1].Payload);
        Assert.Equal(2, (await File.ReadAllLinesAsync(Path)).Length);
    }

    [Fact]
    public async Task A_line_that_was_cut_off_anywhere_costs_itself_alone()
    {
        using var open = await _fixture.OpenAsync();
        await AppendAsync(1, Events);
        var whole = await File.ReadAllBytesAsync(Path);
        var last = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;
        for (var length = last; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(Path, whole[..length]);

            await AppendAsync(5, Events[1]);

            // Where only the newline is missing, nothing is.
            var left = length < whole.Length - 1 ? Events[..3] : Events;
            Assert.Equal([.. left, Events[1]], (await ReadAsync()).Select(line => line.Payload));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"number":1}""")]
    [InlineData("""{"number":1,"event":"other","session":"s","line":1,"hash":"0"}""")]
    [InlineData("""{"number":1,"event":"revived","session":"../s","line":1,"hash":"0"}""")]
    [InlineData("""{"number":1,"event":"revived","session":7,"line":1,"hash":"0"}""")]
    [InlineData("""{"number":1,"event":"revived","session":"s","line":1e99,"hash":"0"}""")]
    [InlineData("""{"number":1,"event":"revived","session":"s","line":1,"hash":"x"}""")]
    [InlineData("""{"number":1,"event":"revived","session":"s","line":1,"hash":"11111111111111111"}""")]
    [InlineData("""{"number":1,"event":"revived","session":"s","line":1,"hash":0}""")]
    [InlineData("""{"number":1,"event":"revived","session":null,"line":1,"hash":"0"}""")]
    [InlineData("""{"number":1,"event":"revived","line":1,"hash":"0"}""")]
    [InlineData("""{"number":1,"event":7,"session":"s","line":1,"hash":"0"}""")]
    [InlineData("""{"number":1,"event":"ran_out","session":"s","line":1,"hash":"0"}""")]
    [InlineData("""{"number":"1","event":"revived","session":"s","line":1,"hash":"0"}""")]
    [InlineData("""{"number":1.5,"event":"revived","session":"s","line":1,"hash":"0"}""")]
    [InlineData("""{"number":0,"snapshot":[]}""")]
    [InlineData("""{"number":9223372036854775807,"event":"revived","session":"s","line":1,"hash":"0"}""")]
    [InlineData("""{"number":1,"event":"leased","session":"s","line":1,"hash":"0","lease":"s.0","worker":"w","expiresAt":"2026-01-01T00:00:00Z","leaseMs":1e25,"attempt":1}""")]
    [InlineData("""{"number":1,"event":"leased","session":"s","line":1,"hash":"0","lease":"s.0","worker":"w","expiresAt":"soon","leaseMs":1,"attempt":1}""")]
    [InlineData("""{"number":1,"event":"leased","session":"s","line":1,"hash":"0","lease":"s.0","worker":"w","expiresAt":"2026-01-01T00:00:00Z","leaseMs":-1,"attempt":1}""")]
    [InlineData("""{"number":1,"event":"leased","session":"s","line":1,"hash":"0","lease":"s.0","worker":"w","expiresAt":"2026-01-01T00:00:00Z","leaseMs":345600000000,"attempt":1}""")]
    [InlineData("""{"number":1,"event":"leased","session":"s","line":1,"hash":"0","lease":"s.0","worker":"w","expiresAt":"2026-01-01T00:00:00Z","leaseMs":1,"attempt":-1}""")]
    [InlineData("""{"number":1,"event":"leased","session":"s","line":1,"hash":"0","lease":"s.0","worker":"w","expiresAt":"2026-01-01T00:00:00Z","leaseMs":1,"attempt":2000000000}""")]
    [InlineData("""{"number":1,"event":"leased","session":"s","line":1,"hash":"0","lease":"s.0","worker":null,"expiresAt":"2026-01-01T00:00:00Z","leaseMs":1,"attempt":1}""")]
    [InlineData("""{"number":1,"snapshot":{}}""")]
    [InlineData("""{"number":1,"snapshot":[{}]}""")]
    [InlineData("\0\0\0")]
    [InlineData("""{"number":1,"event":"revived","session":"\ud800","line":1,"hash":"0"}""")]
    public async Task A_line_that_makes_no_sense_is_passed_over(string line)
    {
        using var open = await _fixture.OpenAsync();
        await File.WriteAllTextAsync(Path, line + "\n");

        await AppendAsync(2, Events[2]);

        Assert.Equal([Events[2]], (await ReadAsync()).Select(read => read.Payload));
    }

    [Fact]
    public async Task A_line_between_others_that_no_event_is_costs_itself_alone_and_goes_with_the_next_snapshot()
    {
        using var open = await _fixture.OpenAsync();
        await AppendAsync(1, Events[1]);
        await File.AppendAllTextAsync(
            Path, """{"number":2,"event":"forgotten","session":"s","line":1,"hash":"0"}""" + "\n");
        await AppendAsync(3, Events[2], Events[3]);
        Assert.Equal(Events[1..], (await ReadAsync()).Select(line => line.Payload));

        await DoAsync(file => file.Replace(1, new WorkSnapshot([])));

        Assert.Equal([1L, 3, 4], (await ReadAsync()).Select(line => line.Number));
        Assert.DoesNotContain("forgotten", await File.ReadAllTextAsync(Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_larger_than_anything_that_was_written_counts_as_empty()
    {
        using var open = await _fixture.OpenAsync();
        await AppendAsync(1, Events);
        await using (var file = File.OpenWrite(Path))
            file.SetLength((64 << 20) + 1);

        Assert.Empty(await ReadAsync());
    }

    [SkippableFact]
    public async Task A_link_in_its_place_is_neither_read_nor_written_through()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need a privilege there.");
        using var open = await _fixture.OpenAsync();
        var elsewhere = System.IO.Path.Combine(_fixture.Workspace.Path, "elsewhere");
        await File.WriteAllTextAsync(elsewhere, "");
        File.CreateSymbolicLink(Path, elsewhere);

        var read = await Assert.ThrowsAsync<SessionException>(ReadAsync);
        var written = await Assert.ThrowsAsync<SessionException>(() => AppendAsync(1, Events));

        Assert.Equal((RefusalCode.SymlinkRefused, RefusalCode.SymlinkRefused), (read.Refusal.Code, written.Refusal.Code));
        Assert.Empty(await File.ReadAllTextAsync(elsewhere));
    }

    private Task<bool> AppendAsync(long first, params WorkEvent[] events) =>
        DoAsync(file => file.Append(events.Select((happened, index) => (first + index, happened))));

    private Task<bool> DoAsync(Action<WorkFile> work) => _fixture.Files.DoWorkAsync(
        _fixture.Workspace,
        file =>
        {
            work(file);
            return true;
        });

    private Task<IReadOnlyList<WorkLine>> ReadAsync() =>
        _fixture.Files.DoWorkAsync(_fixture.Workspace, static file => file.Read());
}
