using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using LiveSessionActors.Persistence.RecoveryPoints;

namespace LiveSessionActors.Persistence.Tests.RecoveryPoints;

public sealed class PointHashTests
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 200).Select(number => (byte)(number * 7))];

    [Fact]
    public void It_is_the_same_in_pieces_of_any_length()
    {
        for (var length = 0; length < Bytes.Length; length++)
        {
            for (var piece = 1; piece <= 70; piece++)
            {
                var hash = new PointHash();
                for (var at = 0; at < length; at += piece)
                    hash.Append(Bytes.AsSpan(at, Math.Min(piece, length - at)));
                Assert.Equal(PointHash.Of(Bytes.AsSpan(0, length)), hash.Digits);
            }
        }
    }

    [Fact]
    public void It_may_be_asked_for_between_two_pieces()
    {
        var hash = new PointHash();
        hash.Append(Bytes.AsSpan(0, 45));
        Assert.Equal(PointHash.Of(Bytes.AsSpan(0, 45)), hash.Digits);
        hash.Append(Bytes.AsSpan(45));
        Assert.Equal(PointHash.Of(Bytes), hash.Digits);
    }

    [Fact]
    public void Each_bit_counts_in_both_halves()
    {
        var (first, last) = Halves(Bytes);
        for (var bit = 0; bit < Bytes.Length * 8; bit++)
        {
            var other = Bytes.ToArray();
            other[bit / 8] ^= (byte)(1 << (bit % 8));
            var (otherFirst, otherLast) = Halves(other);
            Assert.NotEqual(first, otherFirst);
            Assert.NotEqual(last, otherLast);
        }
    }

    [Fact]
    public void So_does_the_length_even_of_zeros()
    {
        var seen = new HashSet<string>();
        for (var length = 0; length < 100; length++)
            Assert.True(seen.Add(PointHash.Of(new byte[length])), $"{length} zeros");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}\n")]
    [InlineData("exactly thirty-two bytes of text")]
    [InlineData("more than that, so that some of it is left behind the last whole stripe")]
    public void It_is_what_the_format_says(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        ulong[] lanes = [0x9E3779B185EBCA87, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x85EBCA77C2B2AE63];
        var (p1, p2, p3, p4) = (lanes[0], lanes[1], lanes[2], lanes[3]);
        var padded = bytes.Concat(new byte[(32 - (bytes.Length % 32)) % 32]).ToArray();
        for (var at = 0; at < padded.Length; at += 8)
            lanes[at / 8 % 4] = Mix(lanes[at / 8 % 4], BinaryPrimitives.ReadUInt64LittleEndian(padded.AsSpan(at)));
        var halves = new[] { lanes.Reverse(), lanes }.Select(order =>
        {
            var half = unchecked((ulong)bytes.Length * p3);
            foreach (var lane in order)
                half = unchecked(((half ^ Mix(0, lane)) * p1) + p4);
            half = unchecked((half ^ (half >> 33)) * p2);
            half = unchecked((half ^ (half >> 29)) * p3);
            return (half ^ (half >> 32)).ToString("x16", CultureInfo.InvariantCulture);
        });

        Assert.Equal(string.Concat(halves), PointHash.Of(bytes));

        ulong Mix(ulong lane, ulong word) => unchecked(BitOperations.RotateLeft(lane + (word * p2), 31) * p1);
    }

    private static (string First, string Last) Halves(byte[] bytes)
    {
        var digits = PointHash.Of(bytes);
        return (digits[..16], digits[16..]);
    }
}
