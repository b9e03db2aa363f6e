using LiveSessionActors.Actors.Settings;

namespace LiveSessionActors.Daemon.Configuration;

/// <summary><c>live-sessions.bridge</c>: the limits of what comes through the pipe.</summary>
/// <param name="AnswerTimeout">How long the actors have to answer.</param>
/// <param name="ListTimeout">How long they have for a list.</param>
/// <param name="EventBytesMax">The largest event.</param>
/// <param name="EventDepthMax">The deepest nesting of an event.</param>
/// <param name="ConnectionsMax">Connections at the same time.</param>
/// <param name="KeepAliveTimeout">How long a connection may stay open without a request.</param>
/// <param name="HeaderTimeout">How long a client may take to send its headers.</param>
/// <param name="HeaderBytesMax">How large the headers may be.</param>
/// <param name="RequestLineBytesMax">How long the first line may be.</param>
/// <param name="BodyBytesPerSecondMin">The slowest a client may send a body.</param>
/// <param name="BodyRateGrace">How long it may be slower at first.</param>
internal sealed record BridgeSettings(
    TimeSpan AnswerTimeout,
    TimeSpan ListTimeout,
    int EventBytesMax,
    int EventDepthMax,
    int ConnectionsMax,
    TimeSpan KeepAliveTimeout,
    TimeSpan HeaderTimeout,
    int HeaderBytesMax,
    int RequestLineBytesMax,
    int BodyBytesPerSecondMin,
    TimeSpan BodyRateGrace)
{
    public const string Section = "live-sessions.bridge";

    public static BridgeSettings Bind(SettingsSection section) => new(
        section.Duration("answer-timeout"),
        section.Duration("list-timeout"),
        Bytes(section, "event-bytes-max"),
        section.Count("event-depth-max"),
        section.Count("connections-max"),
        section.Duration("keep-alive-timeout"),
        section.Duration("header-timeout"),
        Bytes(section, "header-bytes-max"),
        Bytes(section, "request-line-bytes-max"),
        Bytes(section, "body-rate-min"),
        section.Duration("body-rate-grace"));

    private static int Bytes(SettingsSection section, string key) => section.Bytes(key) is <= int.MaxValue and var bytes
        ? (int)bytes
        : throw new SettingsException($"The setting {Section}.{key} is 2 GiB or more.");
}
