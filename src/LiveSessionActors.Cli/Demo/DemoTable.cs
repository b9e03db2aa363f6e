using Spectre.Console;

namespace LiveSessionActors.Cli.Demo;

/// <summary>Tells the demo to a person.</summary>
internal static class DemoTable
{
    public static async Task<bool> ShowAsync(IAsyncEnumerable<DemoStep> steps)
    {
        var survived = false;
        await foreach (var step in steps.ConfigureAwait(false))
        {
            AnsiConsole.MarkupLineInterpolated(
                $"[{ColourOf(step)}]{step.Who,-10}[/] {step.What}{Arrow(step)}[bold]{step.Phase}[/]");
            survived = step.Survived ?? survived;
        }

        AnsiConsole.WriteLine();
        if (survived)
            AnsiConsole.MarkupLine("[green]Everything that was acknowledged before the kill was there after it.[/]");
        else
            AnsiConsole.MarkupLine("[red]The session was not the same after the kill.[/]");
        return survived;
    }

    private static string Arrow(DemoStep step) => step.Phase.Length > 0 ? " → " : "";

    private static string ColourOf(DemoStep step) => step.Who switch
    {
        "daemon" => "grey",
        "agent" => "blue",
        _ => "yellow",
    };
}
