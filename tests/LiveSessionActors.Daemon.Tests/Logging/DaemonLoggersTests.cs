using LiveSessionActors.Daemon.Logging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace LiveSessionActors.Daemon.Tests.Logging;

public sealed class DaemonLoggersTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 13, 0, 0, 250, TimeSpan.FromHours(1));

    private readonly StringWriter _output = new();
    private readonly FakeTimeProvider _time = new(Now);
    private readonly LogQueue _queue;

    public DaemonLoggersTests() => _queue = new LogQueue(() => LogOutput.ToConsole(_output.Write), 100, _time);

    public void Dispose()
    {
        _queue.Dispose();
        _output.Dispose();
    }

    [Fact]
    public void A_message_is_a_line_with_its_time_level_category_and_number()
    {
        Log(Logger("Product.Part"), LogLevel.Warning, 7, "Refused 12");

        Assert.Equal($"2026-01-31T12:00:00.250Z warn: Product.Part[7] Refused 12{Environment.NewLine}", Written());
    }

    [Fact]
    public void A_failure_is_on_the_line_of_its_message()
    {
        Log(Logger("Product"), LogLevel.Error, 0, "It failed", new InvalidOperationException("one\r\ntwo\nthree"));

        Assert.EndsWith(
            $"fail: Product[0] It failed System.InvalidOperationException: one two three{Environment.NewLine}",
            Written());
    }

    [Theory]
    [InlineData(LogLevel.Information, "Product", 4)]
    [InlineData(LogLevel.Error, "Product", 2)]
    [InlineData(LogLevel.None, "Product", 0)]
    [InlineData(LogLevel.Trace, "Product", 6)]
    [InlineData(LogLevel.Information, "Microsoft.AspNetCore.Server.Kestrel", 3)]
    [InlineData(LogLevel.Trace, "Microsoft.AspNetCore.Server.Kestrel", 6)]
    [InlineData(LogLevel.Error, "Microsoft.AspNetCore.Server.Kestrel", 2)]
    [InlineData(LogLevel.Trace, "Microsoft.AspNetCore.Server.Kestrel.BadRequests", 3)]
    [InlineData(LogLevel.Error, "Microsoft.AspNetCore.Server.Kestrel.BadRequests", 2)]
    public void Only_the_levels_that_were_asked_for_are_logged(LogLevel least, string category, int lines)
    {
        var logger = Logger(category, least);
        foreach (var level in Enum.GetValues<LogLevel>())
            Log(logger, level, 1, "It is so");

        Assert.Equal(lines, Written().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static void Log(
        ILogger logger, LogLevel level, int number, string message, Exception? failure = null) =>
        logger.Log(level, new EventId(number), message, failure, static (text, _) => text);

    [Fact]
    public void What_cannot_be_put_into_words_is_dropped_and_whoever_logs_it_hears_nothing_of_that()
    {
        var logger = Logger("Product");

        logger.Log<string>(
            LogLevel.Error, 1, "", null, (_, _) => throw new InvalidOperationException("It has no words."));
        Log(logger, LogLevel.Error, 2, "told");

        var lines = Written().Split(Environment.NewLine);
        Assert.Contains("Entries missing here", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("Product[2] told", lines[1], StringComparison.Ordinal);
    }

    // Once everything is written.
    private string Written()
    {
        _queue.Dispose();
        return _output.ToString();
    }

    private ILogger Logger(string category, LogLevel least = LogLevel.Information) =>
        new DaemonLoggers(new LogThreshold(least), _queue, _time).CreateLogger(category);
}
