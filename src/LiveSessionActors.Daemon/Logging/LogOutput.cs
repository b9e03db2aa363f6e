using System.Text;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace LiveSessionActors.Daemon.Logging;

/// <summary>Puts entries into words and writes them, each at once, to a console or a file.</summary>
internal sealed class LogOutput : ILogEventSink, IDisposable
{
    private readonly ITextFormatter _format;
    private readonly Action<string> _write;
    private readonly RotatingFile? _file;

    private LogOutput(ITextFormatter format, Action<string> write, RotatingFile? file) =>
        (_format, _write, _file) = (format, write, file);

    /// <summary>Lines for people.</summary>
    /// <param name="write">What writes them.</param>
    public static LogOutput ToConsole(Action<string> write) => new(new LineFormat(), write, null);

    /// <summary>JSON.</summary>
    public static LogOutput ToFile(RotatingFile file) =>
        new(new JsonFormat(), text => file.Append(Encoding.UTF8.GetBytes(text)), file);

    public void Emit(LogEvent logEvent)
    {
        using var text = new StringWriter();
        _format.Format(logEvent, text);
        _write(text.ToString());
    }

    public void Dispose() => _file?.Dispose();
}
