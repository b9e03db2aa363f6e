using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LiveSessionActors.Persistence.RecoveryPoints;

/// <summary>
/// The hash of what is appended to it, in pieces of any length. <c>FORMAT.md</c> describes it. It takes no vectors,
/// since code that does is compiled where it is first used, and slow until it is compiled anew.
/// </summary>
internal sealed class PointHash
{
    /// <summary>How many digits each hash has.</summary>
    public const int DigitsCount = 32;

    private const int StripeBytes = 4 * sizeof(ulong);

    private readonly byte[] _open = new byte[StripeBytes];
    private Lanes _lanes = Lanes.Begin;
    private int _openBytes;
    private long _length;

    /// <summary>The hash of all so far, as hexadecimal digits.</summary>
    public string Digits
    {
        get
        {
            var lanes = _lanes;
            _open.AsSpan(_openBytes).Clear();
            if (_openBytes > 0)
                lanes.Mix(_open);
            return Digits16(lanes.End(_length, turned: true)) + Digits16(lanes.End(_length, turned: false));
        }
    }

    /// <summary>The hash of these bytes.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var hash = new PointHash();
        hash.Append(bytes);
        return hash.Digits;
    }

    /// <summary>Takes in what comes next.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _length += bytes.Length;
        if (_openBytes > 0)
        {
            var count = Math.Min(StripeBytes - _openBytes, bytes.Length);
            bytes[..count].CopyTo(_open.AsSpan(_openBytes));
            bytes = bytes[count..];
            _openBytes += count;
            if (_openBytes < StripeBytes)
                return;
            _lanes.Mix(_open);
        }

        _openBytes = bytes.Length % StripeBytes;
        _lanes.Mix(bytes[..^_openBytes]);
        bytes[^_openBytes..].CopyTo(_open);
    }

    private static string Digits16(ulong half) => half.ToString("x16", CultureInfo.InvariantCulture);

    // Each takes every fourth word, so that none waits for another.
    private struct Lanes
    {
        private const ulong Prime1 = 0x9E3779B185EBCA87;
        private const ulong Prime2 = 0xC2B2AE3D27D4EB4F;
        private const ulong Prime3 = 0x165667B19E3779F9;
        private const ulong Prime4 = 0x85EBCA77C2B2AE63;

        private ulong _a;
        private ulong _b;
        private ulong _c;
        private ulong _d;

        public static Lanes Begin => new() { _a = Prime1, _b = Prime2, _c = Prime3, _d = Prime4 };

        public void Mix(ReadOnlySpan<byte> stripes)
        {
            var (a, b, c, d) = (_a, _b, _c, _d);
            ref var start = ref MemoryMarshal.GetReference(stripes);
            for (var at = 0; at < stripes.Length; at += StripeBytes)
            {
                a = Mixed(a, WordAt(ref start, at));
                b = Mixed(b, WordAt(ref start, at + sizeof(ulong)));
                c = Mixed(c, WordAt(ref start, at + (2 * sizeof(ulong))));
                d = Mixed(d, WordAt(ref start, at + (3 * sizeof(ulong))));
            }

            (_a, _b, _c, _d) = (a, b, c, d);
        }

        public readonly ulong End(long length, bool turned)
        {
            var hash = unchecked((ulong)length * Prime3);
            hash = turned ? Joined(Joined(hash, _d), _c) : Joined(Joined(hash, _a), _b);
            hash = turned ? Joined(Joined(hash, _b), _a) : Joined(Joined(hash, _c), _d);
            hash = unchecked((hash ^ (hash >> 33)) * Prime2);
            hash = unchecked((hash ^ (hash >> 29)) * Prime3);
            return hash ^ (hash >> 32);
        }

        private static ulong Joined(ulong hash, ulong lane) =>
            unchecked(((hash ^ Mixed(0, lane)) * Prime1) + Prime4);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static ulong Mixed(ulong lane, ulong word)
        {
            lane = unchecked(lane + (word * Prime2));
            return unchecked(((lane << 31) | (lane >> 33)) * Prime1);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static ulong WordAt(ref byte start, int at) =>
            Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, at));
    }
}
