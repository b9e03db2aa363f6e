using System.Buffers.Binary;
using System.Security.Cryptography;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Actors.Journaling;

/// <summary>The SHA-256 of an event's JSON: two events with the same text are the same event.</summary>
internal readonly record struct EventDigest(UInt128 High, UInt128 Low)
{
    /// <summary>The digest of an event's fields as a journal holds them.</summary>
    public static EventDigest Of(JsValue fields)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(fields.ToJson(), hash);
        return new EventDigest(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
    }
}
