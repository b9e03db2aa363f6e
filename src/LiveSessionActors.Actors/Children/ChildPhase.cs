namespace LiveSessionActors.Actors.Children;

/// <summary>Where a child is in its life.</summary>
internal enum ChildPhase
{
    /// <summary>It is being opened and cannot take messages yet.</summary>
    Starting,

    /// <summary>It takes messages.</summary>
    Running,

    /// <summary>It was told to finish, or could not start; what comes for it waits until it has ended.</summary>
    Leaving,
}
