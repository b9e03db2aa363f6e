using Spectre.Console;

namespace LiveSessionActors.Cli.Views;

/// <summary>Standard output for a person: without colours and lines where it is no terminal.</summary>
internal static class PersonConsole
{
    public static bool IsTerminal { get; } = !Console.IsOutputRedirected;

    public static IAnsiConsole Output { get; } = IsTerminal
        ? AnsiConsole.Console
        : AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
        });
}
