namespace LiveSessionActors.Sessions;

/// <summary>What is known of a session after its entries: the reference's fields, in the reference's order. Immutable.</summary>
public sealed class SessionSnapshot
{
    /// <summary>Whether the phase is <c>completed</c> or <c>discarded</c>.</summary>
    public bool Completed => throw new NotImplementedException();

    /// <summary>The snapshot as <c>JSON.stringify</c> writes it, UTF-8; rendered once.</summary>
    public ReadOnlyMemory<byte> Json => throw new NotImplementedException();

    /// <summary>The content of the snapshot file: two-space indented, with a final newline, UTF-8.</summary>
    public byte[] ToFile() => throw new NotImplementedException();
}
