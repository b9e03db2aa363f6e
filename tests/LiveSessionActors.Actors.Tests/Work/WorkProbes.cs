using Akka.TestKit;

namespace LiveSessionActors.Actors.Tests.Work;

/// <summary>Probes that are used again: Akka.NET takes a hundredth of a second to make one.</summary>
internal sealed class WorkProbes(TestKitBase kit)
{
    private readonly Stack<TestProbe> _idle = [];

    /// <summary>One that nobody has.</summary>
    public TestProbe Take() => _idle.TryPop(out var probe) ? probe : kit.CreateTestProbe();

    /// <summary>It has heard all that it is to hear.</summary>
    public void GiveBack(TestProbe probe) => _idle.Push(probe);
}
