namespace Akka.Event;

/// <summary>Logging by level; the arguments are put into the message only if somebody reads it.</summary>
public static class LoggingExtensions
{
    /// <summary>Logs a message.</summary>
    public static void Log(this ILoggingAdapter log, LogLevel level, string format) =>
        log.Log(level, null, format);
    /// <summary>Logs a message with arguments.</summary>
    public static void Log(this ILoggingAdapter log, LogLevel level, string format, object[] args) =>
        log.Log(level, null, new ArgumentsLogMessage(log.Formatter, format, args));
    /// <summary>Logs a message with a cause and arguments.</summary>
    public static void Log(this ILoggingAdapter log, LogLevel level, Exception cause, string format, object[] args) =>
        log.Log(level, cause, new ArgumentsLogMessage(log.Formatter, format, args));
    /// <summary>Logs a message with a cause and arguments.</summary>
    public static void Log<T1>(this ILoggingAdapter log, LogLevel logLevel, Exception cause, string format, T1 arg1) =>
        log.Log(logLevel, cause, new ArgumentsLogMessage(log.Formatter, format, [arg1]));
    /// <summary>Logs a message with a cause and arguments.</summary>
    public static void Log<T1, T2>(
        this ILoggingAdapter log, LogLevel logLevel, Exception cause, string format, T1 arg1, T2 arg2) =>
        log.Log(logLevel, cause, new ArgumentsLogMessage(log.Formatter, format, [arg1, arg2]));
    /// <summary>Logs a message with a cause and arguments.</summary>
    public static void Log<T1, T2, T3>(
        this ILoggingAdapter log, LogLevel logLevel, Exception cause, string format, T1 arg1, T2 arg2, T3 arg3) =>
        log.Log(logLevel, cause, new ArgumentsLogMessage(log.Formatter, format, [arg1, arg2, arg3]));
    /// <summary>Logs a message with a cause and arguments.</summary>
    public static void Log<T1, T2, T3, T4>(
        this ILoggingAdapter log, LogLevel logLevel, Exception cause,
        string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4) =>
        log.Log(logLevel, cause, new ArgumentsLogMessage(log.Formatter, format, [arg1, arg2, arg3, arg4]));
    /// <summary>Logs a message with a cause and arguments.</summary>
    public static void Log<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log, LogLevel logLevel, Exception cause,
        string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5) =>
        log.Log(logLevel, cause, new ArgumentsLogMessage(log.Formatter, format, [arg1, arg2, arg3, arg4, arg5]));
    /// <summary>Logs a message with a cause and arguments.</summary>
    public static void Log<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log, LogLevel logLevel, Exception cause,
        string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6) =>
        log.Log(logLevel, cause, new ArgumentsLogMessage(log.Formatter, format, [arg1, arg2, arg3, arg4, arg5, arg6]));

    /// <summary>Logs a debug message.</summary>
    public static void Debug(this ILoggingAdapter log, string format) =>
        LogWriter.Write(log, LogLevel.DebugLevel, null, format);
    /// <summary>Logs a debug message with a cause.</summary>
    public static void Debug(this ILoggingAdapter log, Exception cause, string format) =>
        LogWriter.Write(log, LogLevel.DebugLevel, cause, format);
    /// <summary>Logs a debug message with arguments.</summary>
    public static void Debug<T1>(this ILoggingAdapter log, string format, T1 arg1) =>
        LogWriter.Write(log, LogLevel.DebugLevel, null, format, arg1);
    /// <summary>Logs a debug message with a cause and arguments.</summary>
    public static void Debug<T1>(this ILoggingAdapter log, Exception cause, string format, T1 arg1) =>
        LogWriter.Write(log, LogLevel.DebugLevel, cause, format, arg1);
    /// <summary>Logs a debug message with arguments.</summary>
    public static void Debug<T1, T2>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2) =>
        LogWriter.Write(log, LogLevel.DebugLevel, null, format, arg1, arg2);
    /// <summary>Logs a debug message with a cause and arguments.</summary>
    public static void Debug<T1, T2>(this ILoggingAdapter log, Exception cause, string format, T1 arg1, T2 arg2) =>
        LogWriter.Write(log, LogLevel.DebugLevel, cause, format, arg1, arg2);
    /// <summary>Logs a debug message with arguments.</summary>
    public static void Debug<T1, T2, T3>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3) =>
        LogWriter.Write(log, LogLevel.DebugLevel, null, format, arg1, arg2, arg3);
    /// <summary>Logs a debug message with a cause and arguments.</summary>
    public static void Debug<T1, T2, T3>(
        this ILoggingAdapter log, Exception cause, string format, T1 arg1, T2 arg2, T3 arg3) =>
        LogWriter.Write(log, LogLevel.DebugLevel, cause, format, arg1, arg2, arg3);
    /// <summary>Logs a debug message with arguments.</summary>
    public static void Debug<T1, T2, T3, T4>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4) =>
        LogWriter.Write(log, LogLevel.DebugLevel, null, format, arg1, arg2, arg3, arg4);
    /// <summary>Logs a debug message with a cause and arguments.</summary>
    public static void Debug<T1, T2, T3, T4>(
        this ILoggingAdapter log, Exception cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4) =>
        LogWriter.Write(log, LogLevel.DebugLevel, cause, format, arg1, arg2, arg3, arg4);
    /// <summary>Logs a debug message with arguments.</summary>
    public static void Debug<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5) =>
        LogWriter.Write(log, LogLevel.DebugLevel, null, format, arg1, arg2, arg3, arg4, arg5);
    /// <summary>Logs a debug message with a cause and arguments.</summary>
    public static void Debug<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log, Exception cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5) =>
        LogWriter.Write(log, LogLevel.DebugLevel, cause, format, arg1, arg2, arg3, arg4, arg5);
    /// <summary>Logs a debug message with arguments.</summary>
    public static void Debug<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6) =>
        LogWriter.Write(log, LogLevel.DebugLevel, null, format, arg1, arg2, arg3, arg4, arg5, arg6);
    /// <summary>Logs a debug message with a cause and arguments.</summary>
    public static void Debug<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log, Exception cause,
        string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6) =>
        LogWriter.Write(log, LogLevel.DebugLevel, cause, format, arg1, arg2, arg3, arg4, arg5, arg6);
    /// <summary>Logs a debug message with a cause and arguments.</summary>
    public static void Debug(this ILoggingAdapter log, Exception cause, string format, object[] args) =>
        LogWriter.Write(log, LogLevel.DebugLevel, cause, format, args);
    /// <summary>Logs a debug message with arguments.</summary>
    public static void Debug(this ILoggingAdapter log, string format, object[] args) =>
        LogWriter.Write(log, LogLevel.DebugLevel, null, format, args);

    /// <summary>Logs an informational message.</summary>
    public static void Info(this ILoggingAdapter log, string format) =>
        LogWriter.Write(log, LogLevel.InfoLevel, null, format);
    /// <summary>Logs an informational message with a cause.</summary>
    public static void Info(this ILoggingAdapter log, Exception cause, string format) =>
        LogWriter.Write(log, LogLevel.InfoLevel, cause, format);
    /// <summary>Logs an informational message with arguments.</summary>
    public static void Info<T1>(this ILoggingAdapter log, string format, T1 arg1) =>
        LogWriter.Write(log, LogLevel.InfoLevel, null, format, arg1);
    /// <summary>Logs an informational message with a cause and arguments.</summary>
    public static void Info<T1>(this ILoggingAdapter log, Exception cause, string format, T1 arg1) =>
        LogWriter.Write(log, LogLevel.InfoLevel, cause, format, arg1);
    /// <summary>Logs an informational message with arguments.</summary>
    public static void Info<T1, T2>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2) =>
        LogWriter.Write(log, LogLevel.InfoLevel, null, format, arg1, arg2);
    /// <summary>Logs an informational message with a cause and arguments.</summary>
    public static void Info<T1, T2>(this ILoggingAdapter log, Exception cause, string format, T1 arg1, T2 arg2) =>
        LogWriter.Write(log, LogLevel.InfoLevel, cause, format, arg1, arg2);
    /// <summary>Logs an informational message with arguments.</summary>
    public static void Info<T1, T2, T3>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3) =>
        LogWriter.Write(log, LogLevel.InfoLevel, null, format, arg1, arg2, arg3);
    /// <summary>Logs an informational message with a cause and arguments.</summary>
    public static void Info<T1, T2, T3>(
        this ILoggingAdapter log, Exception cause, string format, T1 arg1, T2 arg2, T3 arg3) =>
        LogWriter.Write(log, LogLevel.InfoLevel, cause, format, arg1, arg2, arg3);
    /// <summary>Logs an informational message with arguments.</summary>
    public static void Info<T1, T2, T3, T4>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4) =>
        LogWriter.Write(log, LogLevel.InfoLevel, null, format, arg1, arg2, arg3, arg4);
    /// <summary>Logs an informational message with a cause and arguments.</summary>
    public static void Info<T1, T2, T3, T4>(
        this ILoggingAdapter log, Exception cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4) =>
        LogWriter.Write(log, LogLevel.InfoLevel, cause, format, arg1, arg2, arg3, arg4);
    /// <summary>Logs an informational message with arguments.</summary>
    public static void Info<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5) =>
        LogWriter.Write(log, LogLevel.InfoLevel, null, format, arg1, arg2, arg3, arg4, arg5);
    /// <summary>Logs an informational message with a cause and arguments.</summary>
    public static void Info<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log, Exception cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5) =>
        LogWriter.Write(log, LogLevel.InfoLevel, cause, format, arg1, arg2, arg3, arg4, arg5);
    /// <summary>Logs an informational message with arguments.</summary>
    public static void Info<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6) =>
        LogWriter.Write(log, LogLevel.InfoLevel, null, format, arg1, arg2, arg3, arg4, arg5, arg6);
    /// <summary>Logs an informational message with a cause and arguments.</summary>
    public static void Info<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log, Exception cause,
        string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6) =>
        LogWriter.Write(log, LogLevel.InfoLevel, cause, format, arg1, arg2, arg3, arg4, arg5, arg6);
    /// <summary>Logs an informational message with a cause and arguments.</summary>
    public static void Info(this ILoggingAdapter log, Exception cause, string format, object[] args) =>
        LogWriter.Write(log, LogLevel.InfoLevel, cause, format, args);
    /// <summary>Logs an informational message with arguments.</summary>
    public static void Info(this ILoggingAdapter log, string format, object[] args) =>
        LogWriter.Write(log, LogLevel.InfoLevel, null, format, args);

    /// <summary>Logs a warning.</summary>
    public static void Warning(this ILoggingAdapter log, string format) =>
        LogWriter.Write(log, LogLevel.WarningLevel, null, format);
    /// <summary>Logs a warning with a cause.</summary>
    public static void Warning(this ILoggingAdapter log, Exception cause, string format) =>
        LogWriter.Write(log, LogLevel.WarningLevel, cause, format);
    /// <summary>Logs a warning with arguments.</summary>
    public static void Warning<T1>(this ILoggingAdapter log, string format, T1 arg1) =>
        LogWriter.Write(log, LogLevel.WarningLevel, null, format, arg1);
    /// <summary>Logs a warning with a cause and arguments.</summary>
    public static void Warning<T1>(this ILoggingAdapter log, Exception cause, string format, T1 arg1) =>
        LogWriter.Write(log, LogLevel.WarningLevel, cause, format, arg1);
    /// <summary>Logs a warning with arguments.</summary>
    public static void Warning<T1, T2>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2) =>
        LogWriter.Write(log, LogLevel.WarningLevel, null, format, arg1, arg2);
    /// <summary>Logs a warning with a cause and arguments.</summary>
    public static void Warning<T1, T2>(this ILoggingAdapter log, Exception cause, string format, T1 arg1, T2 arg2) =>
        LogWriter.Write(log, LogLevel.WarningLevel, cause, format, arg1, arg2);
    /// <summary>Logs a warning with arguments.</summary>
    public static void Warning<T1, T2, T3>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3) =>
        LogWriter.Write(log, LogLevel.WarningLevel, null, format, arg1, arg2, arg3);
    /// <summary>Logs a warning with a cause and arguments.</summary>
    public static void Warning<T1, T2, T3>(
        this ILoggingAdapter log, Exception cause, string format, T1 arg1, T2 arg2, T3 arg3) =>
        LogWriter.Write(log, LogLevel.WarningLevel, cause, format, arg1, arg2, arg3);
    /// <summary>Logs a warning with arguments.</summary>
    public static void Warning<T1, T2, T3, T4>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4) =>
        LogWriter.Write(log, LogLevel.WarningLevel, null, format, arg1, arg2, arg3, arg4);
    /// <summary>Logs a warning with a cause and arguments.</summary>
    public static void Warning<T1, T2, T3, T4>(
        this ILoggingAdapter log, Exception cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4) =>
        LogWriter.Write(log, LogLevel.WarningLevel, cause, format, arg1, arg2, arg3, arg4);
    /// <summary>Logs a warning with arguments.</summary>
    public static void Warning<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5) =>
        LogWriter.Write(log, LogLevel.WarningLevel, null, format, arg1, arg2, arg3, arg4, arg5);
    /// <summary>Logs a warning with a cause and arguments.</summary>
    public static void Warning<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log, Exception cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5) =>
        LogWriter.Write(log, LogLevel.WarningLevel, cause, format, arg1, arg2, arg3, arg4, arg5);
    /// <summary>Logs a warning with arguments.</summary>
    public static void Warning<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6) =>
        LogWriter.Write(log, LogLevel.WarningLevel, null, format, arg1, arg2, arg3, arg4, arg5, arg6);
    /// <summary>Logs a warning with a cause and arguments.</summary>
    public static void Warning<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log, Exception cause,
        string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6) =>
        LogWriter.Write(log, LogLevel.WarningLevel, cause, format, arg1, arg2, arg3, arg4, arg5, arg6);
    /// <summary>Logs a warning with a cause and arguments.</summary>
    public static void Warning(this ILoggingAdapter log, Exception cause, string format, object[] args) =>
        LogWriter.Write(log, LogLevel.WarningLevel, cause, format, args);
    /// <summary>Logs a warning with arguments.</summary>
    public static void Warning(this ILoggingAdapter log, string format, object[] args) =>
        LogWriter.Write(log, LogLevel.WarningLevel, null, format, args);

    /// <summary>Logs an error.</summary>
    public static void Error(this ILoggingAdapter log, string format) =>
        LogWriter.Write(log, LogLevel.ErrorLevel, null, format);
    /// <summary>Logs an error with a cause.</summary>
    public static void Error(this ILoggingAdapter log, Exception cause, string format) =>
        LogWriter.Write(log, LogLevel.ErrorLevel, cause, format);
    /// <summary>Logs an error with arguments.</summary>
    public static void Error<T1>(this ILoggingAdapter log, string format, T1 arg1) =>
        LogWriter.Write(log, LogLevel.ErrorLevel, null, format, arg1);
    /// <summary>Logs an error with a cause and arguments.</summary>
    public static void Error<T1>(this ILoggingAdapter log, Exception cause, string format, T1 arg1) =>
        LogWriter.Write(log, LogLevel.ErrorLevel, cause, format, arg1);
    /// <summary>Logs an error with arguments.</summary>
    public static void Error<T1, T2>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2) =>
        LogWriter.Write(log, LogLevel.ErrorLevel, null, format, arg1, arg2);
    /// <summary>Logs an error with a cause and arguments.</summary>
    public static void Error<T1, T2>(this ILoggingAdapter log, Exception cause, string format, T1 arg1, T2 arg2) =>
        LogWriter.Write(log, LogLevel.ErrorLevel, cause, format, arg1, arg2);
    /// <summary>Logs an error with arguments.</summary>
    public static void Error<T1, T2, T3>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3) =>
        LogWriter.Write(log, LogLevel.ErrorLevel, null, format, arg1, arg2, arg3);
    /// <summary>Logs an error with a cause and arguments.</summary>
    public static void Error<T1, T2, T3>(
        this ILoggingAdapter log, Exception cause, string format, T1 arg1, T2 arg2, T3 arg3) =>
        LogWriter.Write(log, LogLevel.ErrorLevel, cause, format, arg1, arg2, arg3);
    /// <summary>Logs an error with arguments.</summary>
    public static void Error<T1, T2, T3, T4>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4) =>
        LogWriter.Write(log, LogLevel.ErrorLevel, null, format, arg1, arg2, arg3, arg4);
    /// <summary>Logs an error with a cause and arguments.</summary>
    public static void Error<T1, T2, T3, T4>(
        this ILoggingAdapter log, Exception cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4) =>
        LogWriter.Write(log, LogLevel.ErrorLevel, cause, format, arg1, arg2, arg3, arg4);
    /// <summary>Logs an error with arguments.</summary>
    public static void Error<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5) =>
        LogWriter.Write(log, LogLevel.ErrorLevel, null, format, arg1, arg2, arg3, arg4, arg5);
    /// <summary>Logs an error with a cause and arguments.</summary>
    public static void Error<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log, Exception cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5) =>
        LogWriter.Write(log, LogLevel.ErrorLevel, cause, format, arg1, arg2, arg3, arg4, arg5);
    /// <summary>Logs an error with arguments.</summary>
    public static void Error<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6) =>
        LogWriter.Write(log, LogLevel.ErrorLevel, null, format, arg1, arg2, arg3, arg4, arg5, arg6);
    /// <summary>Logs an error with a cause and arguments.</summary>
    public static void Error<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log, Exception cause,
        string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6) =>
        LogWriter.Write(log, LogLevel.ErrorLevel, cause, format, arg1, arg2, arg3, arg4, arg5, arg6);
    /// <summary>Logs an error with a cause and arguments.</summary>
    public static void Error(this ILoggingAdapter log, Exception cause, string format, object[] args) =>
        LogWriter.Write(log, LogLevel.ErrorLevel, cause, format, args);
    /// <summary>Logs an error with arguments.</summary>
    public static void Error(this ILoggingAdapter log, string format, object[] args) =>
        LogWriter.Write(log, LogLevel.ErrorLevel, null, format, args);
}
