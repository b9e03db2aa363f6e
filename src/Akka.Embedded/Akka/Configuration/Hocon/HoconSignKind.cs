namespace Akka.Configuration.Hocon;

/// <summary>The kinds of signs that can stand where a key is expected.</summary>
internal enum HoconSignKind
{
    Ignored,
    Key,
    Include,
    Dot,
    Assign,
    ObjectStart,
    ObjectEnd,
}
