namespace LiveSessionActors.Cli.Services;

/// <summary>What is to be done so that the platform has the daemon as a service, or has it no more.</summary>
/// <param name="Files">The files of the service and what they hold.</param>
/// <param name="Commands">The commands that tell the platform, in their order.</param>
internal sealed record ServicePlan(
    IReadOnlyList<ServiceFile> Files, IReadOnlyList<IReadOnlyList<string>> Commands);

/// <summary>A file of a service.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Content">What it holds.</param>
internal sealed record ServiceFile(string Path, string Content);
