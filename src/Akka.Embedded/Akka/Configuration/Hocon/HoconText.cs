using System.Globalization;
using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Text of HOCON and how far it has been read.</summary>
internal sealed class HoconText(string text)
{
    // Plain text: search values take longer to be made than all configuration to be read.
    private const string EndsUnquotedText = "$\"{}[]:=,#`^?!@*&\\";
    private const string EndsUnquotedKey = EndsUnquotedText + ".";

    private int _position;

    internal bool AtEnd => _position >= text.Length;

    internal bool AtBlank => Follows(' ') || Follows('\t');

    internal bool AtUnquotedText =>
        !AtEnd && !char.IsWhiteSpace(text[_position]) && !AtComment && !EndsUnquotedText.Contains(text[_position]);

    private bool AtComment => Follows('#') || (At("//") && _position + 2 < text.Length);

    private bool AtUnquotedKey => !AtEnd && !AtComment && !EndsUnquotedKey.Contains(text[_position]);

    internal bool At(string expected) => text.AsSpan(_position).StartsWith(expected);

    internal bool At(char expected) => !AtEnd && text[_position] == expected;

    internal bool AtAssignment() => Follows('=') || Follows(':');

    internal bool Take(char expected)
    {
        if (!At(expected))
        {
            return false;
        }

        _position++;
        return true;
    }

    internal bool Take(string expected)
    {
        if (!At(expected))
        {
            return false;
        }

        _position += expected.Length;
        return true;
    }

    internal bool TakeAssignment()
    {
        if (!AtAssignment())
        {
            return false;
        }

        _position++;
        return true;
    }

    internal void Skip(int count) => _position = Math.Min(_position + count, text.Length);

    internal void SkipSpaceAndComments()
    {
        while (true)
        {
            while (!AtEnd && char.IsWhiteSpace(text[_position]))
            {
                _position++;
            }

            if (!AtComment)
            {
                return;
            }

            var lineEnd = text.IndexOf('\n', _position);
            _position = lineEnd < 0 ? text.Length : lineEnd + 1;
        }
    }

    internal string ReadBlanks() => ReadWhile(() => AtBlank);

    internal string ReadUnquotedText() => ReadWhile(() => AtUnquotedText);

    internal string ReadUnquotedKey() => AtUnquotedKey ? ReadWhile(() => AtUnquotedKey).Trim() : null;

    internal string ReadQuotedText()
    {
        var read = new StringBuilder();
        Skip(1);
        while (!AtEnd && !At('"'))
        {
            read.Append(Take('\\') ? ReadEscaped() : text[_position++]);
        }

        Skip(1);
        return read.ToString();
    }

    internal string ReadTripleQuotedText()
    {
        Skip(3);
        var end = text.IndexOf("\"\"\"", _position, StringComparison.Ordinal);
        var read = end < 0 ? text[_position..] : text[_position..end];
        Skip(read.Length + 3);
        return read;
    }

    /// <summary>The name after <c>include</c>; null, and nothing is read, where no include stands.</summary>
    internal string ReadInclude()
    {
        var start = _position;
        if (Take("include") && (AtComment || (!AtEnd && char.IsWhiteSpace(text[_position]))))
        {
            SkipSpaceAndComments();
            if (At('"'))
            {
                return ReadQuotedText();
            }
        }

        _position = start;
        return null;
    }

    internal FormatException Unexpected()
    {
        var before = text.AsSpan(0, _position);
        var line = before.Count('\n') + 1;
        var column = _position - before.LastIndexOf('\n');
        return new FormatException(
            $"Unknown token at position {_position}: '{text[_position]}' in line {line}, column {column}.");
    }

    // Akka.NET does not see a blank, an assignment or a comment in the very last character.
    private bool Follows(char expected) => At(expected) && _position + 1 < text.Length;

    private string ReadWhile(Func<bool> more)
    {
        var start = _position;
        while (more())
        {
            _position++;
        }

        return text[start.._position];
    }

    private char ReadEscaped()
    {
        var escaped = AtEnd ? '\0' : text[_position++];
        return escaped switch
        {
            '"' or '\\' or '/' => escaped,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => ReadCodeUnit(),
            _ => throw new FormatException($"Unknown escape code: {escaped}"),
        };
    }

    private char ReadCodeUnit()
    {
        if (_position + 4 > text.Length)
        {
            throw new FormatException("The text ends within an escape code of the form \\u0000.");
        }

        var digits = text.AsSpan(_position, 4);
        _position += 4;
        return (char)ushort.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }
}
