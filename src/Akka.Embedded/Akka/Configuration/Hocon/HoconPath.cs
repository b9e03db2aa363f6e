namespace Akka.Configuration.Hocon;

/// <summary>A path such as <c>akka.actor."/user/service".timeout</c>, cut into its keys.</summary>
internal static class HoconPath
{
    internal static IEnumerable<string> Split(string path)
    {
        var start = 0;
        while (start < path.Length)
        {
            var quoted = path[start] == '"';
            var first = quoted ? start + 1 : start;
            var end = path.IndexOf(quoted ? '"' : '.', first);
            if (end < 0)
            {
                if (quoted)
                {
                    throw new FormatException($"The path '{path}' has a quotation mark that is not closed.");
                }

                end = path.Length;
            }

            yield return path[first..end];
            start = quoted ? end + 2 : end + 1;
        }
    }
}
