using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace Akka.Hosting.TestKit.Internals;

/// <summary>Writes what a host logs to a test's output.</summary>
public class XUnitLogger : ILogger
{
    private readonly string _category;
    private readonly ITestOutputHelper _output;
    private readonly LogLevel _least;

    /// <summary>A logger for a category and the levels from one on.</summary>
    public XUnitLogger(string category, ITestOutputHelper helper, LogLevel logLevel)
    {
        _category = category;
        _output = helper;
        _least = logLevel;
    }

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && logLevel >= _least;

    /// <summary>Scopes are not written.</summary>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc />
    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var text = formatter(state, exception);
        var line = $"{TimeProvider.System.GetLocalNow():T}:{logLevel}:{_category}:{eventId} {text}";
        _output.WriteLine(exception is null ? line : $"{line}{Environment.NewLine}{exception}");
    }
}
