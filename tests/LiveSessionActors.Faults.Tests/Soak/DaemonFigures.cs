using System.Globalization;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>What a daemon takes of the machine while nothing goes on.</summary>
/// <param name="Mebibytes">Resident memory.</param>
/// <param name="Files">Open files.</param>
/// <param name="Threads">Threads.</param>
internal sealed record DaemonFigures(double Mebibytes, int Files, int Threads)
{
    // A daemon gives memory back within a second of rest, and threads end in one.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Lets a daemon rest and takes the least of each.</summary>
    public static async Task<DaemonFigures> AtRestAsync(DaemonProcess daemon)
    {
        var least = Of(daemon.Pid);
        using var rest = new CancellationTokenSource(Rest);
        using var timer = new PeriodicTimer(Look);
        while (!rest.IsCancellationRequested && await timer.WaitForNextTickAsync())
        {
            var now = Of(daemon.Pid);
            least = new DaemonFigures(
                Math.Min(least.Mebibytes, now.Mebibytes),
                Math.Min(least.Files, now.Files),
                Math.Min(least.Threads, now.Threads));
        }

        return least;
    }

    /// <summary>The middle of several, each figure by itself.</summary>
    public static DaemonFigures Median(IReadOnlyCollection<DaemonFigures> all) => new(
        Middle(all.Select(each => each.Mebibytes)),
        Middle(all.Select(each => each.Files)),
        Middle(all.Select(each => each.Threads)));

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Mebibytes:f0} MiB, {Files} files, {Threads} threads");

    private static DaemonFigures Of(int pid)
    {
        var status = File.ReadLines($"/proc/{pid}/status").Select(line => line.Split(':', 2))
            .ToDictionary(field => field[0], field => field[1].Trim().Split(' ')[0]);
        return new DaemonFigures(
            double.Parse(status["VmRSS"], CultureInfo.InvariantCulture) / 1024,
            Directory.EnumerateFileSystemEntries($"/proc/{pid}/fd").Count(),
            int.Parse(status["Threads"], CultureInfo.InvariantCulture));
    }

    private static T Middle<T>(IEnumerable<T> values) => values.Order().ToList() is var sorted
        ? sorted[sorted.Count / 2]
        : throw new InvalidOperationException();
}
