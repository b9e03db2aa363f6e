using System.Globalization;
using System.Text;

namespace LiveSessionActors.Benchmarks.Results;

/// <summary>A chart as SVG that is legible on a light and on a dark page.</summary>
internal static class ChartDrawing
{
    private const int Width = 720;
    private const int Height = 340;
    private const int Left = 70;
    private const int Right = 610;
    private const int Top = 44;
    private const int Bottom = 284;

    private const string Style = """
        <style>
          text { font: 13px system-ui, sans-serif; fill: #24292f }
          .title { font-weight: 600; font-size: 15px }
          .grid { stroke: #d0d7de; stroke-width: 1 }
          .curve { fill: none; stroke-width: 2 }
          .c0 { stroke: #0969da } .p0 { fill: #0969da }
          .c1 { stroke: #bc4c00 } .p1 { fill: #bc4c00 }
          .c2 { stroke: #1a7f37 } .p2 { fill: #1a7f37 }
          @media (prefers-color-scheme: dark) {
            text { fill: #c9d1d9 }
            .grid { stroke: #484f58 }
            .c0 { stroke: #58a6ff } .p0 { fill: #58a6ff }
            .c1 { stroke: #f0883e } .p1 { fill: #f0883e }
            .c2 { stroke: #56d364 } .p2 { fill: #56d364 }
          }
        </style>
        """;

    public static string Draw(Chart chart)
    {
        var points = chart.Curves.SelectMany(curve => curve.Points).ToList();
        var across = new LogAxis([.. points.Select(point => point.At)], Left, Right);
        var up = new LogAxis([.. points.Select(point => point.Value)], Bottom, Top);
        var svg = new StringBuilder();
        Line(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{chart.Title}\">");
        svg.Append(Style).Append('\n');
        Line(svg, $"<text class=\"title\" x=\"{Left}\" y=\"22\">{chart.Title}</text>");
        Grid(svg, chart, across, up);
        for (var number = 0; number < chart.Curves.Count; number++)
            Curve(svg, chart.Curves[number], number, across, up);
        Line(svg, $"</svg>");
        return svg.ToString().ReplaceLineEndings("\n");
    }

    private static void Grid(StringBuilder svg, Chart chart, LogAxis across, LogAxis up)
    {
        foreach (var decade in up.Decades)
        {
            Line(svg, $"<path class=\"grid\" d=\"M{Left} {up.At(decade):0.0}H{Right}\"/>");
            Line(svg, $"<text x=\"{Left - 8}\" y=\"{up.At(decade) + 4:0.0}\" text-anchor=\"end\">{decade:#,0.###}</text>");
        }

        foreach (var decade in across.Decades)
        {
            Line(svg, $"<path class=\"grid\" d=\"M{across.At(decade):0.0} {Top}V{Bottom}\"/>");
            Line(svg, $"<text x=\"{across.At(decade):0.0}\" y=\"{Bottom + 20}\" text-anchor=\"middle\">{decade:#,0.###}</text>");
        }

        Line(svg, $"<text x=\"{(Left + Right) / 2}\" y=\"{Bottom + 44}\" text-anchor=\"middle\">{chart.Across}</text>");
        Line(svg, $"<text x=\"14\" y=\"{Top - 8}\">{chart.Up}</text>");
    }

    private static void Curve(StringBuilder svg, Curve curve, int number, LogAxis across, LogAxis up)
    {
        var places = curve.Points.Select(point => (X: across.At(point.At), Y: up.At(point.Value))).ToList();
        var path = string.Join(" ", places.Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.X:0.0},{place.Y:0.0}")));
        Line(svg, $"<polyline class=\"curve c{number}\" points=\"{path}\"/>");
        foreach (var (x, y) in places)
            Line(svg, $"<circle class=\"p{number}\" cx=\"{x:0.0}\" cy=\"{y:0.0}\" r=\"3.5\"/>");
        Line(svg, $"<text x=\"{places[^1].X + 10:0.0}\" y=\"{places[^1].Y + 4:0.0}\">{curve.Name}</text>");
    }

    private static void Line(StringBuilder svg, FormattableString text) =>
        svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
