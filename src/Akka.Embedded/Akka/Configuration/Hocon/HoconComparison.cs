namespace Akka.Configuration.Hocon;

/// <summary>Tells whether a fallback would add anything to a configuration.</summary>
internal static class HoconComparison
{
    internal static bool Covers(HoconObject ours, HoconObject theirs)
    {
        if (ours is null)
        {
            return false;
        }

        foreach (var item in theirs.Items)
        {
            if (ours.GetKey(item.Key) is not { } own || !Covers(own, item.Value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Covers(HoconValue ours, HoconValue theirs)
    {
        if (theirs.GetObject() is { } inner)
        {
            return inner.Items.Count == 0 || Covers(ours.GetObject(), inner);
        }

        return theirs.IsArray()
            ? Covers(ours.GetStringList(), theirs.GetStringList())
            : theirs.GetString() == ours.GetString();
    }

    private static bool Covers(IList<string> ours, IList<string> theirs)
    {
        foreach (var item in theirs)
        {
            if (!ours.Contains(item))
            {
                return false;
            }
        }

        return true;
    }
}
