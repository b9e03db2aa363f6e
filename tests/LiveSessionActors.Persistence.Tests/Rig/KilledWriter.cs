using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Workspaces;

namespace LiveSessionActors.Persistence.Tests.Rig;

/// <summary>A writer that is killed before one of its system calls.</summary>
internal static class KilledWriter
{
    /// <summary>Appends until it is killed, noting what was acknowledged; false when it made no such call.</summary>
    public static bool Run(IFileCalls disk, WorkspacePaths paths, int ordinal, List<string> acknowledged)
    {
        var calls = new FaultyCalls(disk);
        calls.KillBefore(ordinal);
        try
        {
            var writer = new SessionWriter(calls, paths).Recover();
            foreach (var message in new[] { "one", "two", "three" })
            {
                writer.Append(message);
                acknowledged.Add(message);
                writer.SaveSnapshot(message);
            }

            return false;
        }
        catch (KilledException)
        {
            return true;
        }
    }
}
