using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Logging;

/// <summary>The least level that is logged; it can be changed while the daemon runs.</summary>
internal sealed class LogThreshold(LogLevel least)
{
    private volatile LogLevel _least = least;

    /// <summary>The least level.</summary>
    public LogLevel Least
    {
        get => _least;
        set => _least = value;
    }

    /// <summary>The names of the levels, from the least on.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["trace", "debug", "information", "warning", "error", "none"];

    /// <summary>The name of the least level.</summary>
    public string Name => Least switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "information",
        LogLevel.Warning => "warning",
        LogLevel.None => "none",
        _ => "error",
    };

    /// <summary>The level of a name; null when there is none.</summary>
    public static LogLevel? LevelOf(string? name) => name switch
    {
        "trace" => LogLevel.Trace,
        "debug" => LogLevel.Debug,
        "information" => LogLevel.Information,
        "warning" => LogLevel.Warning,
        "error" => LogLevel.Error,
        "none" => LogLevel.None,
        _ => null,
    };

    /// <summary>The least level of a category.</summary>
    public LogLevel LeastOf(string category)
    {
        var least = _least;
        return least switch
        {
            LogLevel.Information when category.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) =>
                LogLevel.Warning,
            // The server quotes requests that it does not understand, and events with tokens may be what it quotes.
            < LogLevel.Warning when category == "Microsoft.AspNetCore.Server.Kestrel.BadRequests" => LogLevel.Warning,
            _ => least,
        };
    }
}
