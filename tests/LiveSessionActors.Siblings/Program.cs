using LiveSessionActors.Siblings;
using Microsoft.Extensions.Hosting;

// Keeps the live sessions of a directory, completes those that nobody touched for an hour, and counts the rest.
var directory = args.Length > 0 ? args[0] : Environment.CurrentDirectory;
using var host = SiblingHost.Build(directory, idleFor: TimeSpan.FromHours(1), TimeProvider.System);
await host.RunAsync();
