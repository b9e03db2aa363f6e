namespace Akka.TestKit;

/// <summary>Marks a test whose messages have no sender unless one is named.</summary>
public interface INoImplicitSender;
