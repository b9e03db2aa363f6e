namespace Akka.Configuration.Hocon;

/// <summary>Reads HOCON as Akka.NET reads it, which takes some liberties with the specification.</summary>
internal sealed class HoconReader
{
    private readonly HoconText _text;
    private readonly Func<string, HoconRoot> _include;
    private readonly List<HoconSubstitution> _substitutions = [];

    internal HoconReader(string text, Func<string, HoconRoot> include)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = new HoconText(text);
        _include = include;
    }

    internal HoconRoot Read()
    {
        var root = new HoconValue();
        ReadObject(root, string.Empty, oneKey: false);
        var config = new Config(new HoconRoot(root));
        foreach (var substitution in _substitutions)
        {
            substitution.ResolvedValue = config.GetValue(substitution.Path)
                ?? throw new FormatException($"Unresolved substitution: {substitution.Path}");
        }

        RefuseCycles();
        return new HoconRoot(root, _substitutions);
    }

    // Up to the closing bracket, or to the end of the text; a dotted key stands for an object of just one key.
    private void ReadObject(HoconValue owner, string path, bool oneKey)
    {
        if (!owner.IsObject())
        {
            owner.NewValue(new HoconObject());
        }

        var target = owner.GetObject();
        while (!_text.AtEnd)
        {
            switch (ReadSign())
            {
                case { Kind: HoconSignKind.Key, Text: var key }:
                    ReadKeyContent(target.GetOrCreateKey(key), path.Length == 0 ? key : $"{path}.{key}");
                    if (oneKey)
                    {
                        return;
                    }

                    break;
                case { Kind: HoconSignKind.Include, Text: var name }:
                    Include(target, name, path);
                    break;
                case { Kind: HoconSignKind.ObjectEnd }:
                    return;
                default:
                    break;
            }
        }
    }

    private void ReadKeyContent(HoconValue value, string path)
    {
        while (!_text.AtEnd)
        {
            switch (ReadSign().Kind)
            {
                case HoconSignKind.Dot:
                    ReadObject(value, path, oneKey: true);
                    return;
                case HoconSignKind.ObjectStart:
                    ReadObject(value, path, oneKey: false);
                    return;
                case HoconSignKind.Assign:
                    // A later object is merged into an earlier one; anything else replaces what was there.
                    if (!value.IsObject())
                    {
                        value.Clear();
                    }

                    ReadValue(value, path);
                    return;
                default:
                    break;
            }
        }
    }

    private void ReadValue(HoconValue owner, string path)
    {
        if (_text.AtEnd)
        {
            throw new FormatException("End of file reached while trying to read a value");
        }

        _text.SkipSpaceAndComments();
        while (ReadElement(owner, path))
        {
            if (_text.AtBlank)
            {
                owner.AppendValue(new HoconLiteral { Value = _text.ReadBlanks() });
            }
        }

        _text.Take(',');
    }

    private bool ReadElement(HoconValue owner, string path)
    {
        if (_text.Take('{'))
        {
            ReadObject(owner, path, oneKey: false);
        }
        else if (_text.At("\"\"\""))
        {
            AppendLiteral(owner, _text.ReadTripleQuotedText());
        }
        else if (_text.At('"'))
        {
            AppendLiteral(owner, _text.ReadQuotedText());
        }
        else if (_text.AtUnquotedText)
        {
            AppendLiteral(owner, ReadUnquotedText());
        }
        else if (_text.Take('['))
        {
            owner.AppendValue(ReadArray(path));
        }
        else if (_text.Take("${"))
        {
            owner.AppendValue(ReadSubstitution());
        }
        else
        {
            return false;
        }

        return true;
    }

    private static void AppendLiteral(HoconValue owner, string text)
    {
        if (owner.IsObject())
        {
            owner.Clear();
        }

        owner.AppendValue(new HoconLiteral { Value = text });
    }

    private string ReadUnquotedText()
    {
        var read = _text.ReadUnquotedText();
        return _text.AtAssignment()
            ? throw new ConfigurationException(
                $"Could not parse an unquoted text value containing assignment character '=' or ':' behind '{read}'. "
                + "Enclose a new object with curly brackets, and an address with double quotes.")
            : read;
    }

    private HoconArray ReadArray(string path)
    {
        var array = new HoconArray();
        while (!_text.AtEnd && !_text.At(']'))
        {
            var value = new HoconValue();
            ReadValue(value, path);
            array.Add(value);
            _text.SkipSpaceAndComments();
        }

        _text.Take(']');
        return array;
    }

    private HoconSubstitution ReadSubstitution()
    {
        if (_text.At('?'))
        {
            throw new FormatException("A substitution that may be missing, ${?…}, is not understood here.");
        }

        var substitution = new HoconSubstitution(_text.ReadUnquotedText());
        _text.Skip(1);
        _substitutions.Add(substitution);
        return substitution;
    }

    private void Include(HoconObject target, string name, string path)
    {
        if (_include is null)
        {
            throw new ConfigurationException($"'{name}' cannot be included: no callback says what includes stand for.");
        }

        var included = _include(name);
        foreach (var substitution in included.Substitutions)
        {
            substitution.Path = path.Length == 0 ? substitution.Path : $"{path}.{substitution.Path}";
            _substitutions.Add(substitution);
        }

        target.Merge(included.Value.GetObject());
    }

    private HoconSign ReadSign()
    {
        _text.SkipSpaceAndComments();
        if (_text.Take('.'))
        {
            return new HoconSign(HoconSignKind.Dot);
        }

        if (_text.Take('{'))
        {
            return new HoconSign(HoconSignKind.ObjectStart);
        }

        if (_text.Take('}'))
        {
            return new HoconSign(HoconSignKind.ObjectEnd);
        }

        if (_text.TakeAssignment())
        {
            return new HoconSign(HoconSignKind.Assign);
        }

        if (_text.ReadInclude() is { } name)
        {
            return new HoconSign(HoconSignKind.Include, name);
        }

        return ReadKey();
    }

    private HoconSign ReadKey()
    {
        if (_text.At('"'))
        {
            return new HoconSign(HoconSignKind.Key, _text.ReadQuotedText());
        }

        if (_text.ReadUnquotedKey() is { } key)
        {
            return new HoconSign(HoconSignKind.Key, key);
        }

        // Brackets where a key is expected are passed over.
        return _text.AtEnd || _text.Take('[') || _text.Take(']')
            ? new HoconSign(HoconSignKind.Ignored)
            : throw _text.Unexpected();
    }

    private void RefuseCycles()
    {
        foreach (var substitution in _substitutions)
        {
            RefuseCycle(substitution, [substitution]);
        }
    }

    private static void RefuseCycle(HoconSubstitution first, HashSet<HoconSubstitution> seen)
    {
        foreach (var next in first.ResolvedValue.Values.OfType<HoconSubstitution>())
        {
            if (!seen.Add(next))
            {
                throw new FormatException($"The substitution of {next.Path} leads back to itself.");
            }

            RefuseCycle(next, seen);
            seen.Remove(next);
        }
    }
}
