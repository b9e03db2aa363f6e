using System.Buffers;

namespace LiveSessionActors.Persistence.Tests.Rig;

/// <summary>Bytes that are lent, and gone when they are given back.</summary>
internal sealed class LentBytes(byte[] content) : IMemoryOwner<byte>
{
    public Memory<byte> Memory { get; private set; } = content;

    public void Dispose() => Memory = default;
}
