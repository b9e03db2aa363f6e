using System.Text.Json;
using LiveSessionActors.Daemon.Logging;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Tests.Logging;

public sealed class LogFileTests : IDisposable
{
    private readonly TestDirectory _directory = new();

    private string Log => _directory.PathOf("logs/daemon.log");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_message_is_an_object_a_line_with_its_parts_by_name()
    {
        using (var log = Open())
            Write(log, Entry("Refused\n12") with
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
    public void Files_are_of_bounded_size_and_number_and_the_newest_has_the_name()
    {
        using var log = Open(bytesMax: 400, filesMax: 3);
        for (var number = 0; number < 100; number++)
            Write(log, $"message {number}");

        var files = Directory.GetFiles(Path.GetDirectoryName(Log)!).Order(StringComparer.Ordinal).ToList();

        Assert.Equal([Log, Log + ".1", Log + ".2"], files);
        Assert.All(files, file => Assert.InRange(new FileInfo(file).Length, 1, 400));
        var kept = Messages(Log + ".2").Concat(Messages(Log + ".1")).Concat(Messages(Log)).ToList();
        Assert.Equal(Enumerable.Range(100 - kept.Count, kept.Count).Select(number => $"message {number}"), kept);
    }

    [Fact]
    public void What_an_earlier_daemon_logged_is_gone_on_with()
    {
        using (var first = Open())
            Write(first, "first");

        using (var second = Open())
            Write(second, "second");

        Assert.Equal(["first", "second"], Messages(Log));
    }

    [Fact]
    public void A_file_that_could_not_be_made_is_made_by_the_next_entry()
    {
        File.WriteAllText(_directory.PathOf("logs"), "in the way");
        using var log = Open();

        Assert.ThrowsAny<IOException>(() => Write(log, "lost"));
        File.Delete(_directory.PathOf("logs"));
        Write(log, "kept");

        Assert.Equal(["kept"], Messages(Log));
    }

    [Fact]
    public void A_log_directory_that_vanishes_is_made_again_by_the_next_entry()
    {
        using var log = Open();
        Write(log, "before");

        Directory.Delete(Path.GetDirectoryName(Log)!, recursive: true);
        Write(log, "after");

        Assert.Equal(["after"], Messages(Log));
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_symbolic_link_in_the_place_of_the_log_is_not_followed(bool hasTarget)
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need a privilege there.");
        var target = _directory.PathOf("target");
        if (hasTarget)
            File.WriteAllText(target, "untouched");
        Directory.CreateDirectory(Path.GetDirectoryName(Log)!);
        File.CreateSymbolicLink(Log, target);

        using (var log = Open())
            Write(log, "told");

        Assert.Equal(["told"], Messages(Log));
        Assert.Null(new FileInfo(Log).LinkTarget);
        Assert.Equal(hasTarget ? "untouched" : null, File.Exists(target) ? File.ReadAllText(target) : null);
    }

    [SkippableFact]
    public void A_log_that_others_could_read_is_its_user_s_alone_once_it_is_gone_on_with()
    {
        if (OperatingSystem.IsWindows())
            throw new SkipException("Modes are Unix' own.");
        Directory.CreateDirectory(Path.GetDirectoryName(Log)!);
        File.WriteAllText(Log, "");
        File.SetUnixFileMode(Log, (UnixFileMode)0b110_110_110);

        using (var log = Open())
            Write(log, "told");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Log));
    }

    private LogOutput Open(long bytesMax = 1 << 20, int filesMax = 5) =>
        LogOutput.ToFile(new RotatingFile(Log, bytesMax, filesMax, null));

    private static void Write(LogOutput log, string message) => Write(log, Entry(message));

    private static void Write(LogOutput log, LogEntry entry) => log.Emit(LogEvents.Of(entry));

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
