using LiveSessionActors.Cli.Verbs;
using Spectre.Console;

namespace LiveSessionActors.Cli.Views;

/// <summary>A bar on standard error, for people, while work takes longer than a moment.</summary>
internal static class Progress
{
    /// <summary>Does the work, which says after each step of it that one more is done.</summary>
    public static Task RunAsync(VerbCall call, string what, int steps, Func<Action, Task> work) =>
        call.Json || Console.IsErrorRedirected || steps < 2 ? work(() => { }) : ShowAsync(what, steps, work);

    private static Task ShowAsync(string what, int steps, Func<Action, Task> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true).StartAsync(bars =>
        {
            var bar = bars.AddTask(what, maxValue: steps);
            return work(() => bar.Increment(1));
        });
    }
}
