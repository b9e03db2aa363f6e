using LiveSessionActors.Actors.Settings;

namespace LiveSessionActors.Daemon.Configuration;

/// <summary><c>live-sessions.telemetry</c>: where measurements go.</summary>
/// <param name="Endpoint">The collector, or null for none.</param>
/// <param name="IsGrpc">Whether it is spoken to by gRPC; else by HTTP.</param>
/// <param name="Interval">How often metrics are sent.</param>
internal sealed record TelemetrySettings(Uri? Endpoint, bool IsGrpc, TimeSpan Interval)
{
    public const string Section = "live-sessions.telemetry";

    public static TelemetrySettings Bind(SettingsSection section) => new(
        EndpointOf(section.Text("otlp-endpoint")),
        IsGrpcOf(section.Text("otlp-protocol")),
        section.Duration("otlp-interval"));

    private static Uri? EndpointOf(string text) => text.Length == 0
        ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new SettingsException(
                $"The setting {Section}.otlp-endpoint is '{text}'; it is empty or an http address.");

    private static bool IsGrpcOf(string text) => text switch
    {
        "grpc" => true,
        "http/protobuf" => false,
        _ => throw new SettingsException(
            $"The setting {Section}.otlp-protocol is '{text}'; it is grpc or http/protobuf."),
    };
}
