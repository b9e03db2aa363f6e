namespace Akka.Util;

/// <summary>Writes to standard output, one message at a time.</summary>
public static class StandardOutWriter
{
    private static readonly Lock OneAtATime = new();

    /// <summary>Writes a message.</summary>
    public static void Write(
        string message, ConsoleColor? foregroundColor = null, ConsoleColor? backgroundColor = null) =>
        Write(Console.Write, message, foregroundColor, backgroundColor);

    /// <summary>Writes a message and ends the line.</summary>
    public static void WriteLine(
        string message, ConsoleColor? foregroundColor = null, ConsoleColor? backgroundColor = null) =>
        Write(Console.WriteLine, message, foregroundColor, backgroundColor);

    private static void Write(Action<string> write, string message, ConsoleColor? foreground, ConsoleColor? background)
    {
        lock (OneAtATime)
        {
            if (Console.IsOutputRedirected || (foreground is null && background is null))
            {
                write(message);
                return;
            }
            var (oldForeground, oldBackground) = (Console.ForegroundColor, Console.BackgroundColor);
            Console.ForegroundColor = foreground ?? oldForeground;
            Console.BackgroundColor = background ?? oldBackground;
            write(message);
            Console.ForegroundColor = oldForeground;
            Console.BackgroundColor = oldBackground;
        }
    }
}
