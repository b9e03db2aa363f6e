namespace Akka.Actor;

/// <summary>A step of a selection's path.</summary>
public abstract class SelectionPathElement;
