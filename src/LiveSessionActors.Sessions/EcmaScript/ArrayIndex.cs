namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>
/// Names of properties that ECMAScript calls array indices: the integers 0 to 2³²−2, written canonically.
/// </summary>
internal static class ArrayIndex
{
    private const long Max = uint.MaxValue - 1L;
    private const int LengthMax = 10;

    public static bool TryRead(ReadOnlySpan<byte> name, out long index)
    {
        index = 0;
        if (name.Length is 0 or > LengthMax || (name[0] == '0' && name.Length > 1))
            return false;
        foreach (var digit in name)
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            index = (index * 10) + (digit - '0');
        }

        return index <= Max;
    }
}
