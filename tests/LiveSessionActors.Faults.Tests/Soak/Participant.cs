namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>One who takes part in a soak, a step after the other with short pauses in between.</summary>
internal abstract class Participant(SoakWorld world, string name, TimeSpan pauseMax)
{
    /// <summary>What all share.</summary>
    protected SoakWorld World { get; } = world;

    /// <summary>Who this is.</summary>
    protected string Name { get; } = name;

    /// <summary>Its choices.</summary>
    protected Random Random { get; } = world.RandomOf(name);

    /// <summary>Takes part until it is over; what was asked for is waited for all the same.</summary>
    public async Task RunAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await StepAsync(over);
            await PauseAsync(pauseMax, over);
        }
    }

    /// <summary>One step.</summary>
    protected abstract Task StepAsync(CancellationToken over);

    /// <summary>One of them.</summary>
    protected T OneOf<T>(IReadOnlyList<T> all) => all[Random.Next(all.Count)];

    /// <summary>Whether it happens this time, so many times in a hundred.</summary>
    protected bool Happens(int percent) => Random.Next(100) < percent;

    /// <summary>Does nothing for a while.</summary>
    protected Task PauseAsync(TimeSpan max, CancellationToken over) => WaitAsync(Random.NextDouble() * max, over);

    /// <summary>Does nothing for so long, or until it is over.</summary>
    protected static async Task WaitAsync(TimeSpan time, CancellationToken over)
    {
        if (time > TimeSpan.Zero)
            await Task.Delay(time, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
