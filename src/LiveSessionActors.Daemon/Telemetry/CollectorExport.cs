using LiveSessionActors.Daemon.Configuration;
using LiveSessionActors.Sessions.Measuring;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace LiveSessionActors.Daemon.Telemetry;

/// <summary>
/// Sends metrics and traces to an OpenTelemetry collector. The only place that knows OpenTelemetry's libraries, which
/// are loaded when its methods are first called: whoever has no collector does without them.
/// </summary>
internal sealed class CollectorExport(TelemetrySettings settings, Uri endpoint) : IHostedService
{
    // The daemon's end waits no longer for the last of it.
    private static readonly TimeSpan LastExport = TimeSpan.FromSeconds(1);

    private readonly List<Func<bool>> _ends = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Begin();
        foreach (var set in BridgeMeasures.Sets)
            set.Publish();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_ends.Select(end => Task.Run(end, CancellationToken.None)));

    private void Begin()
    {
        var milliseconds = (int)LastExport.TotalMilliseconds;
        var service = ResourceBuilder.CreateDefault().AddService(
            "live-sessions", serviceVersion: typeof(CollectorExport).Assembly.GetName().Version?.ToString(3));
        var metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(service)
            .AddMeter(MeasureSet.MeterName, "System.Runtime")
            .AddOtlpExporter((exporter, reader) =>
            {
                Address(exporter, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds =
                    (int)settings.Interval.TotalMilliseconds;
            })
            .Build();
        var traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(service)
            .AddSource(MeasureSet.MeterName)
            .AddOtlpExporter(exporter => Address(exporter, "v1/traces"))
            .Build();
        _ends.Add(() => metrics.Shutdown(milliseconds));
        _ends.Add(() => traces.Shutdown(milliseconds));
    }

    private void Address(OtlpExporterOptions exporter, string path)
    {
        exporter.Protocol = settings.IsGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = settings.IsGrpc ? endpoint : new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/{path}");
    }
}
