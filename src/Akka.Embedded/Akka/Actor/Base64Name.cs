using System.Text;

namespace Akka.Actor;

/// <summary>
/// The names of actors that were given none: <c>$a</c>, <c>$b</c> and so on, without <c>$</c> for askers.
/// </summary>
internal static class Base64Name
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";

    public static string Encode(long number, string prefix = "$")
    {
        var name = new StringBuilder(prefix);
        do
        {
            name.Append(Digits[(int)(number & 63)]);
            number >>= 6;
        }
        while (number != 0);
        return name.ToString();
    }
}
