namespace Akka.Actor.Setup;

/// <summary>Something that a system is set up with in code.</summary>
public abstract class Setup
{
    /// <summary>Both setups together.</summary>
    public ActorSystemSetup And(Setup other) => ActorSystemSetup.Create(this, other);
}
