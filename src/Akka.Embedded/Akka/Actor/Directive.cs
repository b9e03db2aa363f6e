namespace Akka.Actor;

/// <summary>What a supervisor does with a child that failed.</summary>
public enum Directive
{
    /// <summary>Lets it go on with the state it has.</summary>
    Resume,

    /// <summary>Replaces its instance.</summary>
    Restart,

    /// <summary>Fails itself, and leaves the decision to its own supervisor.</summary>
    Escalate,

    /// <summary>Ends it.</summary>
    Stop,
}
