namespace LiveSessionActors.Benchmarks.Results;

/// <summary>Tables for a terminal.</summary>
internal static class TablesAsText
{
    public static void Print(IEnumerable<Table> tables)
    {
        foreach (var table in tables)
        {
            var lines = table.Rows.Prepend(table.Columns).ToList();
            var widths = table.Columns.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
            foreach (var line in lines)
                Console.WriteLine("    " + string.Join("  ", line.Select((cell, column) => Padded(cell, column, widths))));
        }
    }

    private static string Padded(string cell, int column, int[] widths) =>
        column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]);
}
