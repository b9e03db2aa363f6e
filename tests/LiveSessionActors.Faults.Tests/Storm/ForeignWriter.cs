using System.Diagnostics;
using System.Globalization;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Storm;

/// <summary>Another program that appends to a journal while the daemon does: Node if it is there, or a shell.</summary>
internal sealed class ForeignWriter : IDisposable
{
    private readonly string _session;
    private readonly string _name;
    private readonly Process _process;

    public ForeignWriter(Journal journal, string session, string name)
    {
        (_session, _name) = (session, name);
        string[] program = Tool.IsThere("node") ? ["node", "foreign-writer.mjs"] : ["sh", "foreign-writer.sh"];
        var script = Path.Combine(AppContext.BaseDirectory, "Storm", program[1]);
        _process = Tool.Start([program[0], script, journal.Path, session, name]);
    }

    /// <summary>Has it append so many lines as fast as it can.</summary>
    public void Append(int lines)
    {
        _process.StandardInput.Write($"{lines}\n");
        _process.StandardInput.Flush();
    }

    /// <summary>The lines it has written in all.</summary>
    public async Task<IEnumerable<string>> EndAsync()
    {
        _process.StandardInput.Close();
        var errors = _process.StandardError.ReadToEndAsync();
        var output = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        Assert.True(_process.ExitCode == 0, await errors);
        return Enumerable.Range(1, int.Parse(output, CultureInfo.InvariantCulture)).Select(Line);
    }

    public void Dispose() => _process.Dispose();

    private string Line(int number)
    {
        var inner = $$"""{"type":"generate","id":"{{_session}}","foreign":"{{_name}}-{{number}}"}""";
        return $$"""{"seq":{{number}},"id":"{{_session}}","type":"generate","ts":"2026-01-01T00:00:00.000Z","event":"""
            + inner + "}";
    }
}
