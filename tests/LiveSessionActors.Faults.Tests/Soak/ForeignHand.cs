using System.Diagnostics;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>Another process that appends to journals, a whole line at a time, and knows nothing of a daemon.</summary>
internal sealed class ForeignHand : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Process _process =
        Tool.Start(["sh", Path.Combine(AppContext.BaseDirectory, "Soak", "foreign-hand.sh")]);

    /// <summary>Appends a line; returns once it is written.</summary>
    public async Task AppendAsync(string path, string line)
    {
        await _turn.WaitAsync();
        try
        {
            await _process.StandardInput.WriteAsync($"{path}\n{line}\n");
            await _process.StandardInput.FlushAsync();
            Assert.Equal("written", await _process.StandardOutput.ReadLineAsync());
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        _turn.Dispose();
    }
}
