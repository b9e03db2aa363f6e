namespace Akka.Dispatch;

/// <summary>An actor's demand on its mailbox; every mailbox of this runtime meets those that there are.</summary>
public interface IRequiresMessageQueue<T> where T : ISemantics;
