using System.Text;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Draws the actors of a system.</summary>
internal static class ActorTree
{
    public static string Print(IActorRef root)
    {
        var text = new StringBuilder();
        Append(text, root, "");
        return text.ToString();
    }

    private static void Append(StringBuilder text, IActorRef node, string indent)
    {
        text.Append(indent.Length == 0 ? "-> " : indent[..^1] + "L-> ");
        text.Append(node.Path.Name).Append(' ').Append(Logging.SimpleName(node));
        if (node is not ActorRefWithCell withCell)
            return;
        var children = withCell.Children.OrderBy(static child => child).ToList();
        text.Append(' ').Append(withCell.Underlying.ActorType).Append(' ').Append(children.Count).Append(" children");
        foreach (var child in children)
        {
            text.Append('\n');
            Append(text, child, indent + "   |");
        }
    }
}
