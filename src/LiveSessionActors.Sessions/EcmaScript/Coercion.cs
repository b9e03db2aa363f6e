using System.Text;

namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>ECMAScript's conversions and operators, as far as the reducer computes with values.</summary>
internal static class Coercion
{
    /// <summary>Whether <c>if (value)</c> holds.</summary>
    public static bool IsTruthy(JsValue? value) => value switch
    {
        null => false,
        JsString text => !text.Body.IsEmpty,
        JsObject => true,
        JsNull => false,
        JsBoolean boolean => boolean.Value,
        JsNumber number => number.Value != 0 && !double.IsNaN(number.Value),
        _ => true,
    };

    /// <summary><c>value ?? fallback</c>.</summary>
    public static JsValue Coalesce(JsValue? value, JsValue fallback) => value is null or JsNull ? fallback : value;

    /// <summary><c>Number(value)</c>.</summary>
    /// <exception cref="JsTypeErrorException">An object has no primitive value.</exception>
    public static double ToNumber(JsValue? value) => value switch
    {
        null => double.NaN,
        JsNull => 0,
        JsBoolean boolean => boolean.Value ? 1 : 0,
        JsNumber number => number.Value,
        JsString text => StringNumber.Parse(text.Value),
        _ => StringNumber.Parse(ToText(value)),
    };

    /// <summary><c>left >= right</c>.</summary>
    /// <exception cref="JsTypeErrorException">An object has no primitive value.</exception>
    public static bool IsGreaterOrEqual(JsValue left, JsValue right)
    {
        if (left is JsNumber leftNumber && right is JsNumber rightNumber)
            return leftNumber.Value >= rightNumber.Value;
        (left, right) = (ToPrimitive(left), ToPrimitive(right));
        return left is JsString l && right is JsString r
            ? string.CompareOrdinal(l.Value, r.Value) >= 0
            : ToNumber(left) >= ToNumber(right);
    }

    /// <summary><c>left === right</c>.</summary>
    public static bool IsStrictlyEqual(JsValue left, JsValue right) => (left, right) switch
    {
        (JsNumber l, JsNumber r) => l.Value == r.Value,
        (JsString l, JsString r) => l.Equals(r),
        _ => ReferenceEquals(left, right),
    };

    /// <summary><c>{ ...value }</c>.</summary>
    public static JsObject Spread(JsValue value) => value switch
    {
        JsObject fields => fields,
        JsArray list => Indexed(list.Elements),
        JsString text => Indexed(text.Value.Select(unit => JsString.Of(unit.ToString()))),
        _ => JsObject.Empty,
    };

    private static JsObject Indexed(IEnumerable<JsValue> values) =>
        JsObject.Of([.. values.Select((value, index) => new JsProperty(JsString.Of(NumberText.ToText(index)), value))]);

    private static JsValue ToPrimitive(JsValue value) =>
        value is JsObject or JsArray ? JsString.Of(ToText(value)) : value;

    private static string ToText(JsValue value)
    {
        var text = new StringBuilder();
        AppendText(text, value);
        return text.ToString();
    }

    private static void AppendText(StringBuilder text, JsValue value)
    {
        switch (value)
        {
            case JsNull: text.Append("null"); break;
            case JsBoolean boolean: text.Append(boolean.Value ? "true" : "false"); break;
            case JsNumber number: text.Append(NumberText.ToText(number.Value)); break;
            case JsString characters: text.Append(characters.Value); break;
            case JsArray list: AppendJoined(text, list.Elements); break;
            // No JSON value can be called: an own toString leaves only valueOf, which gives no primitive either.
            case JsObject fields when fields["toString"u8] is not null: throw new JsTypeErrorException();
            default: text.Append("[object Object]"); break;
        }
    }

    // Array.prototype.join: null is written as nothing.
    private static void AppendJoined(StringBuilder text, JsValue[] elements)
    {
        for (var i = 0; i < elements.Length; i++)
        {
            if (i > 0)
                text.Append(',');
            if (elements[i] is not JsNull)
                AppendText(text, elements[i]);
        }
    }
}
