using System.Diagnostics;
using System.Threading.Channels;
using Akka.Actor;
using Akka.Event;
using Akka.Hosting.Logging;
using LiveSessionActors.Daemon.Logging;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace LiveSessionActors.Daemon.Tests.Logging;

public sealed class ActorLoggerTests : IAsyncDisposable
{
    private readonly Loggers _loggers = new();
    private readonly ActorSystem _system;

    public ActorLoggerTests() => _system = ActorSystem.Create("logging", BootstrapSetup.Create()
        .WithConfig($"akka.loggers = [\"{typeof(ActorLogger).AssemblyQualifiedName}\"]\nakka.stdout-loglevel = OFF")
        .And(new LoggerFactorySetup(_loggers)));

    public async ValueTask DisposeAsync()
    {
        await _system.Terminate();
        _system.Dispose();
    }

    [Fact]
    public async Task An_actors_log_entry_has_the_name_of_its_class_its_own_sentence_and_its_values()
    {
        var entry = await LogAsync();

        Assert.Equal(typeof(Speaker).FullName, entry.Category);
        Assert.Equal((LogLevel.Warning, "s1 could not be read."), (entry.Level, entry.Message));
        Assert.Contains(new KeyValuePair<string, object?>("Session", "s1"), entry.Fields);
        Assert.DoesNotContain(entry.Fields, field => field.Key == "TraceId");
    }

    [Fact]
    public async Task An_actors_log_entry_names_the_trace_that_it_was_made_in()
    {
        using var activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();

        var entry = await LogAsync();

        Assert.Contains(new KeyValuePair<string, object?>("TraceId", activity.TraceId), entry.Fields);
        Assert.Contains(new KeyValuePair<string, object?>("SpanId", activity.SpanId), entry.Fields);
    }

    private async Task<Entry> LogAsync()
    {
        Akka.Event.Logging.GetLogger(_system, typeof(Speaker))
            .Warning("{Session} could not be read.", "s1");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await _loggers.Entries.Reader.WaitToReadAsync(patience.Token))
        {
            while (_loggers.Entries.Reader.TryRead(out var entry))
            {
                if (entry.Category == typeof(Speaker).FullName)
                    return entry;
            }
        }

        throw new InvalidOperationException("Nothing was logged.");
    }

    private sealed class Speaker;

    private sealed record Entry(
        string Category, LogLevel Level, string Message, IReadOnlyList<KeyValuePair<string, object?>> Fields);

    private sealed class Loggers : ILoggerFactory
    {
        public Channel<Entry> Entries { get; } =
            Channel.CreateUnbounded<Entry>();

        public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }

    private sealed class Logger(Loggers loggers, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) => loggers.Entries.Writer.TryWrite(new Entry(
                category,
                logLevel,
                formatter(state, exception),
                state as IReadOnlyList<KeyValuePair<string, object?>> ?? []));
    }
}
