namespace Akka.Actor;

/// <summary>How the places that select actors read paths.</summary>
public static class ActorRefFactoryShared
{
    /// <summary>Selects the actor at a path.</summary>
    public static ActorSelection ActorSelection(ActorPath actorPath, ActorSystem system) =>
        new(((ExtendedActorSystem)system).Provider.RootGuardianAt(actorPath.Address), actorPath.Elements);

    /// <summary>Selects actors by a path that is whole, begins at the root or begins at an actor.</summary>
    public static ActorSelection ActorSelection(string path, ActorSystem system, IActorRef lookupRoot)
    {
        var provider = ((ExtendedActorSystem)system).Provider;
        if (string.IsNullOrEmpty(path))
            return new ActorSelection(system.DeadLetters, "");
        if (path.Contains("://", StringComparison.Ordinal))
        {
            return ActorPath.TryParse(path, out var whole)
                ? new ActorSelection(provider.RootGuardianAt(whole.Address), whole.Elements)
                : new ActorSelection(provider.DeadLetters, "");
        }
        if (path.StartsWith('/'))
            return new ActorSelection(provider.RootGuardian, path.Split('/').Skip(1));
        return new ActorSelection(lookupRoot, path.Split('/'));
    }

    /// <summary>Selects actors by a path that begins at an actor.</summary>
    public static ActorSelection ActorSelection(IActorRef anchorActorRef, string path) =>
        new(anchorActorRef, path.Split('/'));
}
