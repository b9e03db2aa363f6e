namespace LiveSessionActors.Persistence.Work;

/// <summary>A line of <c>work.jsonl</c> that makes sense.</summary>
/// <param name="Number">Its sequence number; a snapshot has that of the last event it holds.</param>
/// <param name="Payload">The event, or the snapshot.</param>
/// <param name="Text">The line, with its newline.</param>
internal sealed record WorkLine(long Number, object Payload, ReadOnlyMemory<byte> Text);
