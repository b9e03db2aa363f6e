using Spectre.Console;
using Spectre.Console.Rendering;

namespace LiveSessionActors.Cli.Views;

/// <summary>
/// Things with some fields each, for a person: a table where it fits, else a block for each, so that no word is cut.
/// </summary>
/// <param name="names">The fields' names; the first is what a thing is called.</param>
internal sealed class Listing(params IReadOnlyList<string> names)
{
    private const int Padding = 3;

    private readonly List<(string[] Cells, Style Style)> _rows = [];

    public bool IsEmpty => _rows.Count == 0;

    /// <summary>Adds a thing.</summary>
    public void Add(Style style, params string[] cells) => _rows.Add((cells, style));

    /// <summary>All of it for an output of a width; with lines between the cells only in a terminal.</summary>
    public IRenderable For(int width, bool isTerminal) =>
        Width <= width ? InTable(isTerminal ? TableBorder.Rounded : TableBorder.None) : InBlocks();

    private int Width => 1 + names.Index().Sum(column => Padding + _rows
        .Select(row => row.Cells[column.Index].Length).Append(column.Item.Length).Max());

    private Table InTable(TableBorder border)
    {
        var table = new Table().Border(border).AddColumns([.. names.Select(name => new TableColumn(name).NoWrap())]);
        foreach (var (cells, style) in _rows)
            table.AddRow(cells.Select(cell => new Text(cell, style)));
        return table;
    }

    private Rows InBlocks() => new(_rows.SelectMany(row => Block(row.Cells, row.Style)));

    private IEnumerable<Text> Block(string[] cells, Style style)
    {
        yield return new Text(cells[0], style.Decoration(Decoration.Bold));
        var indent = names.Max(name => name.Length);
        foreach (var (name, cell) in names.Zip(cells).Skip(1).Where(field => field.Second.Length > 0))
            yield return new Text($"  {name.PadRight(indent)}  {cell}", style);
    }
}
