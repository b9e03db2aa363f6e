using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace LiveSessionActors.Daemon.Logging;

/// <summary>
/// Takes in what is logged, from any thread, and neither blocks nor throws: entries wait in a bounded queue for the one
/// thread that writes them. What does not fit, or cannot be written, is dropped and counted.
/// </summary>
/// <remarks>
/// Until <see cref="Begin"/> entries are only kept, so that a start waits neither for a file nor for Serilog to load.
/// </remarks>
/// <param name="output">Makes what entries are written to; called once, by <see cref="Begin"/>.</param>
/// <param name="entriesMax">So many entries may wait.</param>
/// <param name="time">The clock.</param>
internal sealed class LogQueue(Func<ILogEventSink> output, int entriesMax, TimeProvider time) : IDisposable
{
    // A stop waits no longer for a disk that does not answer, or for a pipe that nobody reads.
    private static readonly TimeSpan LastWrites = TimeSpan.FromMilliseconds(300);

    private readonly DroppedEntries _dropped = new();
    private readonly Lock _beginning = new();
    private readonly List<LogEntry> _early = [];
    private volatile Logger? _logger;

    /// <summary>How many entries were dropped.</summary>
    public long Dropped => _dropped.Count;

    /// <summary>Writes what was kept, and everything from now on.</summary>
    public void Begin()
    {
        lock (_beginning)
        {
            if (_logger is not null)
                return;

            var logger = CreateLogger();
            _early.ForEach(entry => logger.Write(LogEvents.Of(entry)));
            _early.Clear();
            _logger = logger;
        }
    }

    /// <summary>Takes in an entry.</summary>
    public void Write(in LogEntry entry)
    {
        try
        {
            if (_logger is { } logger)
                logger.Write(LogEvents.Of(entry));
            else
                Keep(entry);
        }
        catch (Exception)
        {
            // What is logged could not say what it is.
            Drop();
        }
    }

    /// <summary>Counts an entry that could not be put together.</summary>
    public void Drop() => _dropped.Add(1);

    /// <summary>Writes what still waits, as far as that takes no time worth speaking of.</summary>
    public void Dispose()
    {
        Begin();
        Task.Run(_logger!.Dispose).Wait(LastWrites);
    }

    private void Keep(in LogEntry entry)
    {
        lock (_beginning)
        {
            if (_logger is { } logger)
                logger.Write(LogEvents.Of(entry));
            else if (_early.Count < entriesMax)
                _early.Add(entry);
            else
                Drop();
        }
    }

    private Logger CreateLogger() => new LoggerConfiguration()
        .MinimumLevel.Is(LevelAlias.Minimum)
        .WriteTo.Fallible(
            fallible => fallible.Async(
                queue => queue.Sink(new DropNotices(output(), _dropped, time)), entriesMax, blockWhenFull: false),
            _dropped)
        .CreateLogger();
}
