using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace Akka.Hosting.TestKit.Internals;

/// <summary>Gives loggers that write to a test's output.</summary>
public class XUnitLoggerProvider : ILoggerProvider
{
    private readonly ITestOutputHelper _output;
    private readonly LogLevel _least;

    /// <summary>Loggers of the levels from one on.</summary>
    public XUnitLoggerProvider(ITestOutputHelper helper, LogLevel logLevel)
    {
        _output = helper;
        _least = logLevel;
    }

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new XUnitLogger(categoryName, _output, _least);

    /// <inheritdoc />
    public void Dispose() => GC.SuppressFinalize(this);
}
