using System.Text.Json;

namespace LiveSessionActors.JsonCheck;

/// <summary>The least that reading a journal can be: its bytes read, and each line found to be JSON.</summary>
public static class Lines
{
    private const int BufferBytes = 1 << 20;

    /// <summary>Reads the file and checks its lines; gives their number.</summary>
    public static int Check(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0);
        var buffer = new byte[BufferBytes];
        var lines = 0;
        var filled = 0;
        for (int read; (read = file.Read(buffer.AsSpan(filled))) > 0;)
        {
            filled += read;
            var rest = buffer.AsSpan(0, filled);
            for (int end; (end = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(end + 1)..], lines++)
            {
                var reader = new Utf8JsonReader(rest[..end]);
                while (reader.Read())
                {
                }
            }

            rest.CopyTo(buffer);
            filled = rest.Length;
        }

        return lines;
    }
}
