using System.Runtime.Versioning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.WindowsServices;

namespace LiveSessionActors.Daemon.Lifetime;

/// <summary>The daemon as a service of Windows. The only place that knows that library.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsServiceHost
{
    /// <summary>Where the service manager started the process, it is told how the daemon is, and ends it.</summary>
    public static void AddLifetime(IServiceCollection services)
    {
        if (WindowsServiceHelpers.IsWindowsService())
            services.AddSingleton<IHostLifetime, WindowsServiceLifetime>();
    }
}
