namespace Akka.Actor;

/// <summary>What an actor waits for its ending children with.</summary>
internal enum SuspendReason
{
    /// <summary>With nothing: a user ended them.</summary>
    UserRequest,

    /// <summary>With its restart.</summary>
    Recreation,

    /// <summary>With being created again after its creation failed.</summary>
    Creation,

    /// <summary>With its end.</summary>
    Termination,
}
