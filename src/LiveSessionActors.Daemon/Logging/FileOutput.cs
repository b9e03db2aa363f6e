using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Logging;

/// <summary>
/// JSON, an object a line, in files of bounded size. Until <see cref="Begin"/> what is logged is kept in memory, so
/// that no start waits for a file.
/// </summary>
internal sealed class FileOutput(RotatingFile file) : ILogOutput
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lock _writing = new();
    private readonly ArrayBufferWriter<byte> _lines = new();
    private bool _begun;

    /// <summary>Writes what was kept, and from now on everything at once.</summary>
    public void Begin()
    {
        lock (_writing)
        {
            _begun = true;
            Flush();
        }
    }

    public void Write(in LogEntry entry)
    {
        lock (_writing)
        {
            using (var writer = new Utf8JsonWriter(_lines, Readable))
                Write(writer, entry);
            _lines.Write("\n"u8);
            if (_begun)
                Flush();
        }
    }

    public void Dispose()
    {
        Begin();
        file.Dispose();
    }

    private void Flush()
    {
        try
        {
            if (_lines.WrittenCount > 0)
                file.Append(_lines.WrittenSpan);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // There is nowhere left to say so, and a daemon that cannot log is of more use than none.
        }

        _lines.ResetWrittenCount();
    }

    private static void Write(Utf8JsonWriter writer, in LogEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteString("ts"u8, entry.At.UtcDateTime);
        writer.WriteString("level"u8, NameOf(entry.Level));
        writer.WriteString("category"u8, entry.Category);
        writer.WriteNumber("number"u8, entry.Number);
        writer.WriteString("message"u8, entry.Message);
        foreach (var (name, value) in entry.Fields ?? [])
        {
            if (name is { Length: > 0 } && name[0] != '{')
                Write(writer, char.ToLowerInvariant(name[0]) + name[1..], value);
        }

        if (entry.Failure is { } failure)
            writer.WriteString("failure"u8, failure.ToString());
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, object? value)
    {
        if (value is int or long or uint)
            writer.WriteNumber(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
        else
            writer.WriteString(name, value?.ToString());
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "information",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        _ => "critical",
    };
}
