using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LiveSessionActors.Sessions;

/// <summary>
/// The idempotency keys that a session's state does not hold any more, by eight bytes of each one's hash, which is all
/// that they take in memory: a key that is not among these was never used, and of one that seems to be the journal says
/// what was appended under it. Immutable.
/// </summary>
public sealed class ForgottenKeys
{
    // In their order. Each block is longer than the one after it, so that a key is found in a few steps, and added
    // without all of them being copied.
    private readonly ulong[] _prints;
    private readonly ForgottenKeys? _before;

    private ForgottenKeys(ulong[] prints, ForgottenKeys? before) => (_prints, _before) = (prints, before);

    /// <summary>False when a key was not forgotten; true when it was, and once in 10^13 times otherwise.</summary>
    public bool MayContain(string key)
    {
        var print = PrintOf(key);
        var block = this;
        while (block is not null && block._prints.AsSpan().BinarySearch(print) < 0)
            block = block._before;
        return block is not null;
    }

    /// <summary>With some more.</summary>
    internal static ForgottenKeys Add(ForgottenKeys? forgotten, IEnumerable<string> keys)
    {
        ulong[] prints = [.. keys.Select(PrintOf).Order()];
        for (; forgotten is not null && forgotten._prints.Length <= prints.Length; forgotten = forgotten._before)
            prints = Merge(forgotten._prints, prints);
        return new ForgottenKeys(prints, forgotten);
    }

    /// <summary>All of them, to be read by <see cref="Parse"/>.</summary>
    internal string ToText()
    {
        var prints = new List<ulong>();
        for (var block = this; block is not null; block = block._before)
            prints.AddRange(block._prints);
        prints.Sort();
        return Convert.ToBase64String(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(prints)));
    }

    /// <summary>Reads <see cref="ToText"/>, on a machine of the same kind.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    internal static ForgottenKeys Parse(string text) =>
        new(MemoryMarshal.Cast<byte, ulong>(Convert.FromBase64String(text)).ToArray(), null);

    private static ulong[] Merge(ulong[] one, ulong[] other)
    {
        var merged = new ulong[one.Length + other.Length];
        var (left, right) = (0, 0);
        for (var at = 0; at < merged.Length; at++)
        {
            var isLeft = right == other.Length || (left < one.Length && one[left] <= other[right]);
            merged[at] = isLeft ? one[left++] : other[right++];
        }

        return merged;
    }

    // Not the string's own hash, which is another one in each process.
    private static ulong PrintOf(string key)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(key.AsSpan()), digest);
        return BinaryPrimitives.ReadUInt64LittleEndian(digest);
    }
}
