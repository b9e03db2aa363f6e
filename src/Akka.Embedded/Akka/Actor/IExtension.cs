namespace Akka.Actor;

/// <summary>Something that a system has one instance of.</summary>
public interface IExtension;
