using LiveSessionActors.Cli.Verbs;
using Spectre.Console;

namespace LiveSessionActors.Cli.Views;

/// <summary>A bar on standard error, for people, while work takes longer than a moment.</summary>
internal sealed class Progress
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(100);

    private int _done;
    private int _of = 1;

    private Progress()
    {
    }

    /// <summary>Does the work, which says by the way how many of how many steps are done.</summary>
    public static async Task<T> RunAsync<T>(VerbCall call, string what, Func<Action<int, int>, Task<T>> work)
    {
        if (call.Json || Console.IsErrorRedirected)
            return await work((_, _) => { });

        var progress = new Progress();
        var working = Task.Run(() => work(progress.Report), call.Cancellation);
        if (await Task.WhenAny(working, Task.Delay(Moment, call.Cancellation)) != working)
            await progress.ShowAsync(what, working);
        return await working;
    }

    private void Report(int done, int of)
    {
        Volatile.Write(ref _of, Math.Max(1, of));
        Volatile.Write(ref _done, done);
    }

    private Task ShowAsync(string what, Task working)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true).StartAsync(async bars =>
        {
            var bar = bars.AddTask(what);
            while (!working.IsCompleted)
            {
                bar.MaxValue = Volatile.Read(ref _of);
                bar.Value = Volatile.Read(ref _done);
                await Task.WhenAny(working, Task.Delay(Redraw));
            }
        });
    }
}
