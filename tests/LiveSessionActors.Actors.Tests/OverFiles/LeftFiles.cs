using LiveSessionActors.Persistence;

namespace LiveSessionActors.Actors.Tests.OverFiles;

/// <summary>Removes a test's directory, into which the last snapshot files may still be written.</summary>
internal static class LeftFiles
{
    private const int TriesMax = 50;

    public static void Remove(DirectoryInfo directory, SessionFiles files)
    {
        for (var tries = 1; ; tries++)
        {
            files.SettleAsync().GetAwaiter().GetResult();
            try
            {
                directory.Delete(recursive: true);
                return;
            }
            catch (IOException) when (tries < TriesMax)
            {
                // One more came after the others had settled.
            }
        }
    }
}
