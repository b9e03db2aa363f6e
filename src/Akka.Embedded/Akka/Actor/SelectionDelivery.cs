using System.IO.Enumeration;

namespace Akka.Actor;

/// <summary>Walks the path of a selection and delivers the message to every actor it leads to.</summary>
internal static class SelectionDelivery
{
    public static void Deliver(IInternalActorRef anchor, IActorRef sender, ActorSelectionMessage selection)
    {
        var current = anchor;
        for (var i = 0; i < selection.Elements.Length; i++)
        {
            var rest = selection.Elements.AsSpan(i + 1);
            if (current is not ActorRefWithCell actor)
            {
                current.Tell(new ActorSelectionMessage(selection.Message, selection.Elements[i..]), sender);
                return;
            }
            switch (selection.Elements[i])
            {
                case SelectParent:
                    current = actor.Parent;
                    break;
                case SelectChildName { Name: var name }:
                    current = actor.GetSingleChild(name);
                    if (current is Nobody)
                    {
                        TellNobody(anchor, actor, sender, selection);
                        return;
                    }
                    break;
                case SelectChildRecursive:
                    DeliverToAllBelow(actor, sender, selection.Message);
                    return;
                case SelectChildPattern { PatternStr: var pattern }:
                    DeliverToMatching(anchor, actor, pattern, sender, selection, rest.ToArray());
                    return;
            }
        }
        current.Tell(selection.Message, sender);
    }

    private static void DeliverToAllBelow(ActorRefWithCell actor, IActorRef sender, object message)
    {
        foreach (var child in actor.Children)
        {
            child.Tell(message, sender);
            if (child is ActorRefWithCell withCell)
                DeliverToAllBelow(withCell, sender, message);
        }
    }

    private static void DeliverToMatching(
        IInternalActorRef anchor, ActorRefWithCell actor, string pattern, IActorRef sender,
        ActorSelectionMessage selection, SelectionPathElement[] rest)
    {
        var matching = actor.Children
            .Where(child => FileSystemName.MatchesSimpleExpression(pattern, child.Path.Name, ignoreCase: false))
            .ToList();
        if (matching.Count == 0)
        {
            TellNobody(anchor, actor, sender, selection);
            return;
        }
        var fansOut = selection.WildCardFanOut || matching.Count > 1;
        foreach (var child in matching.Cast<IInternalActorRef>())
            Deliver(child, sender, new ActorSelectionMessage(selection.Message, rest, fansOut));
    }

    // After a wildcard that led to several actors, a path that leads no further is no dead letter.
    private static void TellNobody(
        IInternalActorRef anchor, ActorRefWithCell actor, IActorRef sender, ActorSelectionMessage selection)
    {
        if (selection.WildCardFanOut)
            return;
        var path = anchor.Path / selection.Elements.Select(element => element.ToString());
        new EmptyLocalActorRef(actor.Provider, path, actor.Underlying.System.EventStream).Tell(selection, sender);
    }
}
