using System.Globalization;

namespace Akka.Configuration.Hocon;

/// <summary>Sizes in bytes: a whole number, with a unit of powers of 1,024 or of 1,000 if need be.</summary>
internal static class HoconByteSize
{
    internal static long Parse(string text)
    {
        var unitStart = text.Length;
        while (unitStart > 0 && !char.IsAsciiDigit(text[unitStart - 1]))
        {
            unitStart--;
        }

        if (unitStart == 0 || unitStart == text.Length)
        {
            return long.Parse(text, CultureInfo.InvariantCulture);
        }

        var unit = text[unitStart..].Trim();
        return Factor(unit) * long.Parse(text.AsSpan(0, unitStart), CultureInfo.InvariantCulture);
    }

    private static long Factor(string unit) => unit switch
    {
        "b" or "B" or "byte" or "bytes" => 1,
        "K" or "k" or "Ki" or "KiB" or "kibibyte" or "kibibytes" => 1L << 10,
        "M" or "m" or "Mi" or "MiB" or "mebibyte" or "mebibytes" => 1L << 20,
        "G" or "g" or "Gi" or "GiB" or "gibibyte" or "gibibytes" => 1L << 30,
        "T" or "t" or "Ti" or "TiB" or "tebibyte" or "tebibytes" => 1L << 40,
        "P" or "p" or "Pi" or "PiB" or "pebibyte" or "pebibytes" => 1L << 50,
        "E" or "e" or "Ei" or "EiB" or "exbibyte" or "exbibytes" => 1L << 60,
        "kB" or "kilobyte" or "kilobytes" => 1_000,
        "MB" or "megabyte" or "megabytes" => 1_000_000,
        "GB" or "gigabyte" or "gigabytes" => 1_000_000_000,
        "TB" or "terabyte" or "terabytes" => 1_000_000_000_000,
        "PB" or "petabyte" or "petabytes" => 1_000_000_000_000_000,
        "EB" or "exabyte" or "exabytes" => 1_000_000_000_000_000_000,
        _ => throw new FormatException($"{unit} is not a valid byte size suffix"),
    };
}
