namespace Akka.Actor;

/// <summary>Chooses the directive for a failure.</summary>
public interface IDecider
{
    /// <summary>The directive for this failure.</summary>
    Directive Decide(Exception cause);
}
