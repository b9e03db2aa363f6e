using System.Collections.Concurrent;
using System.Globalization;
using LiveSessionActors.Daemon.Telemetry;
using LiveSessionActors.Sessions.Measuring;

namespace LiveSessionActors.Daemon.Routing;

/// <summary>A method and a path, and what answers them. One segment of the path may be a name in braces.</summary>
internal sealed class Route(string method, string path, Func<BridgeCall, Task> handler)
{
    private readonly ConcurrentDictionary<int, Distribution.Cell> _times = new();
    private Func<int, Distribution.Cell>? _timesOf;
    private readonly string?[] _segments =
        [.. path[1..].Split('/').Select(segment => segment.StartsWith('{') ? null : segment)];

    public string Method { get; } = method;

    /// <summary>The path with the name in braces.</summary>
    public string Path { get; } = path;

    public Func<BridgeCall, Task> Handler { get; } = handler;

    /// <summary>It is answered while the daemon is stopping, too.</summary>
    public bool WhileStopping { get; init; }

    /// <summary>Notes that a request was answered with a status after so many seconds.</summary>
    public void Answered(int status, double seconds) => _times.GetOrAdd(status, _timesOf ??= TimesOf).Record(seconds);

    /// <summary>Whether a path is this route's, and the name in it as it was sent.</summary>
    public bool Matches(ReadOnlySpan<char> path, out ReadOnlySpan<char> name)
    {
        name = default;
        foreach (var segment in _segments)
        {
            if (path.IsEmpty || path[0] != '/')
                return false;

            var end = path[1..].IndexOf('/') + 1;
            var part = end == 0 ? path[1..] : path[1..end];
            path = end == 0 ? default : path[end..];
            if (segment is null)
                name = part;
            else if (!part.SequenceEqual(segment))
                return false;
        }

        return path.IsEmpty;
    }

    private Distribution.Cell TimesOf(int status) =>
        BridgeMeasures.RequestTime.Of(Method, Path, status.ToString(CultureInfo.InvariantCulture));
}
