namespace Akka.Actor;

/// <summary>Writes the table of a decider.</summary>
public static class DirectiveExtensions
{
    /// <summary>Says that a directive is for an exception and those derived from it.</summary>
    public static KeyValuePair<Type, Directive> When<TException>(this Directive self) where TException : Exception =>
        new(typeof(TException), self);
}
