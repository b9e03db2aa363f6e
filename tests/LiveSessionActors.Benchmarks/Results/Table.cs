using System.Text.Json.Serialization;

namespace LiveSessionActors.Benchmarks.Results;

/// <summary>Figures as they are printed: a row is what was measured and its figures.</summary>
[method: JsonConstructor]
internal sealed record Table(IReadOnlyList<string> Columns, List<IReadOnlyList<string>> Rows)
{
    public Table(params string[] columns)
        : this(columns, [])
    {
    }

    public void Add(params string[] cells) => Rows.Add(cells);
}
