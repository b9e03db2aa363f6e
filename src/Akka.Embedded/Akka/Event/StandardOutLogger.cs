using Akka.Util;

namespace Akka.Event;

/// <summary>Writes log messages to standard output, in the colours of their levels.</summary>
public class StandardOutLogger : MinimalLogger
{
    /// <summary>The colour of debug messages.</summary>
    public static ConsoleColor DebugColor { get; set; } = ConsoleColor.Gray;

    /// <summary>The colour of informational messages.</summary>
    public static ConsoleColor InfoColor { get; set; } = ConsoleColor.White;

    /// <summary>The colour of warnings.</summary>
    public static ConsoleColor WarningColor { get; set; } = ConsoleColor.Yellow;

    /// <summary>The colour of errors.</summary>
    public static ConsoleColor ErrorColor { get; set; } = ConsoleColor.Red;

    /// <summary>Whether there are colours.</summary>
    public static bool UseColors { get; set; } = true;

    /// <inheritdoc />
    protected override void Log(object message)
    {
        if (message is not LogEvent logEvent)
        {
            StandardOutWriter.WriteLine(message.ToString());
            return;
        }
        try
        {
            StandardOutWriter.WriteLine(logEvent.ToString(), UseColors ? ColorOf(logEvent.LogLevel()) : null);
        }
        catch (FormatException failure)
        {
            WriteMalformed(logEvent, failure);
        }
    }

    private static ConsoleColor ColorOf(LogLevel level) => level switch
    {
        LogLevel.DebugLevel => DebugColor,
        LogLevel.InfoLevel => InfoColor,
        LogLevel.WarningLevel => WarningColor,
        _ => ErrorColor,
    };

    // The message itself is what cannot be read, so that only its parts can be shown.
    private static void WriteMalformed(LogEvent logEvent, FormatException failure)
    {
        var message = logEvent.Message is LogMessage parts
            ? $"str=[{parts.Format}], args=[{parts.Unformatted()}]"
            : logEvent.Message.ToString();
        StandardOutWriter.WriteLine(
            $"[ERROR][{logEvent.Timestamp}][Thread {logEvent.Thread.ManagedThreadId:0000}]"
            + $"[{nameof(StandardOutLogger)}] Encountered System.FormatException while recording log: "
            + $"[{logEvent.LogLevel().StringFor()}]"
            + $"[{logEvent.LogSource}]. {failure.Message} {message} "
            + "Please take a look at the logging call where this occurred and fix your format string.",
            UseColors ? ErrorColor : null);
    }
}
