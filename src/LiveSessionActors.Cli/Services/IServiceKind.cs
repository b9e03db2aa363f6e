using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Services;

/// <summary>What a platform calls a service of the user's, and how it is told of one.</summary>
internal interface IServiceKind
{
    /// <summary>What it is called.</summary>
    string Name { get; }

    /// <summary>How the daemon becomes one.</summary>
    ServicePlan Install(ServiceSetting setting);

    /// <summary>How it ceases to be one: the commands come before the files are removed.</summary>
    ServicePlan Uninstall();

    /// <summary>What has to be told once the files are gone.</summary>
    IReadOnlyList<IReadOnlyList<string>> Forget();

    /// <summary>
    /// How the daemon at an address is ended where the platform listens there and would start it again for whoever
    /// connects; null where it does not.
    /// </summary>
    ServiceHold? HoldOf(BridgeAddress address);

    /// <summary>The commands that say how it is.</summary>
    IReadOnlyList<IReadOnlyList<string>> Look();
}
