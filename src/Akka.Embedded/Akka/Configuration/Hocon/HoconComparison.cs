namespace Akka.Configuration.Hocon;

/// <summary>Tells whether a fallback would add anything to a configuration.</summary>
internal static class HoconComparison
{
    internal static bool Covers(HoconObject ours, HoconObject theirs) =>
        ours is not null && theirs.Items.All(item => ours.GetKey(item.Key) is { } own && Covers(own, item.Value));

    private static bool Covers(HoconValue ours, HoconValue theirs)
    {
        if (theirs.GetObject() is { } inner)
        {
            return inner.Items.Count == 0 || Covers(ours.GetObject(), inner);
        }

        return theirs.IsArray()
            ? !theirs.GetStringList().Except(ours.GetStringList(), StringComparer.Ordinal).Any()
            : theirs.GetString() == ours.GetString();
    }
}
