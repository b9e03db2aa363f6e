using System.Text.Json;
using LiveSessionActors.Daemon.Logging;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Tests.Logging;

public sealed class FileOutputTests : IDisposable
{
    private readonly TestDirectory _directory = new();

    private string Log => _directory.PathOf("logs/daemon.log");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_message_is_an_object_a_line_with_its_parts_by_name()
    {
        using (var output = Output())
            output.Write(Entry("Refused\n12") with
            {
                Fields = [new("Count", 12), new("Path", "/v1/\"x\""), new("{OriginalFormat}", "Refused\n{Count}")],
                Failure = new InvalidOperationException("why"),
            });

        using var line = JsonDocument.Parse(Assert.Single(File.ReadAllLines(Log)));
        var entry = line.RootElement;
        Assert.Equal(
            ["ts", "level", "category", "number", "message", "count", "path", "failure"],
            entry.EnumerateObject().Select(field => field.Name));
        Assert.Equal("2026-01-31T12:00:00Z", entry.GetProperty("ts").GetString());
        Assert.Equal(("warning", 12), (entry.GetProperty("level").GetString(), entry.GetProperty("count").GetInt32()));
        Assert.Equal("Refused\n12", entry.GetProperty("message").GetString());
        Assert.Contains(
            "InvalidOperationException: why", entry.GetProperty("failure").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_file_is_made_before_it_is_time_and_nothing_is_lost_by_that()
    {
        using var output = Output();
        output.Write(Entry("before"));
        var early = File.Exists(Log);

        output.Begin();
        output.Write(Entry("after"));

        Assert.False(early);
        Assert.Equal(["before", "after"], Messages(Log));
    }

    [Fact]
    public void Files_are_of_bounded_size_and_number_and_the_newest_has_the_name()
    {
        using var output = Output(bytesMax: 400, filesMax: 3);
        output.Begin();
        for (var number = 0; number < 100; number++)
            output.Write(Entry($"message {number}"));

        var files = Directory.GetFiles(Path.GetDirectoryName(Log)!).Order(StringComparer.Ordinal).ToList();

        Assert.Equal([Log, Log + ".1", Log + ".2"], files);
        Assert.All(files, file => Assert.InRange(new FileInfo(file).Length, 1, 400));
        var kept = Messages(Log + ".2").Concat(Messages(Log + ".1")).Concat(Messages(Log)).ToList();
        Assert.Equal(Enumerable.Range(100 - kept.Count, kept.Count).Select(number => $"message {number}"), kept);
    }

    [Fact]
    public void What_an_earlier_daemon_logged_is_gone_on_with()
    {
        using (var first = Output())
            first.Write(Entry("first"));

        using (var second = Output())
            second.Write(Entry("second"));

        Assert.Equal(["first", "second"], Messages(Log));
    }

    [Fact]
    public void A_file_that_cannot_be_made_hinders_nobody()
    {
        File.WriteAllText(_directory.PathOf("logs"), "in the way");
        using var output = Output();
        output.Begin();

        output.Write(Entry("lost"));
        File.Delete(_directory.PathOf("logs"));
        output.Write(Entry("kept"));

        Assert.Equal(["kept"], Messages(Log));
    }

    private FileOutput Output(long bytesMax = 1 << 20, int filesMax = 5) =>
        new(new RotatingFile(Log, bytesMax, filesMax, null));

    private static LogEntry Entry(string message) => new(
        new DateTimeOffset(2026, 1, 31, 13, 0, 0, TimeSpan.FromHours(1)),
        LogLevel.Warning,
        "Product",
        7,
        message,
        null,
        null);

    private static List<string?> Messages(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var lines = new StreamReader(stream).ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("message").GetString())];
    }
}
