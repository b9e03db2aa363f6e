namespace Akka.Persistence;

/// <summary>A message between persistent actors and snapshot stores.</summary>
public interface ISnapshotMessage : IPersistenceMessage;

/// <summary>What a snapshot store is asked.</summary>
public interface ISnapshotRequest : ISnapshotMessage;

/// <summary>What a snapshot store answers.</summary>
public interface ISnapshotResponse : ISnapshotMessage;
