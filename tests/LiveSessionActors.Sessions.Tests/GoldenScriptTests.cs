using LiveSessionActors.Sessions.Tests.Golden;

namespace LiveSessionActors.Sessions.Tests;

public sealed class GoldenScriptTests
{
    public static TheoryData<string> Scripts => [.. GoldenScripts.Names];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_is_answered_as_the_reference_answers_it(string name)
    {
        var script = GoldenScripts.Get(name);
        var store = new MemoryStore();
        foreach (var (step, number) in script.Steps.Select((step, index) => (step, index + 1)))
        {
            var answer = Evened.Answer(store.Play(step));
            Assert.True(Evened.Answer(step.Answer) == answer, $"""
                Command {number}: {step.Command}
                reference: {Evened.Answer(step.Answer)}
                here:      {answer}
                """);
        }

        Assert.Equal(Evened.Files(script.Files), Evened.Files(store.Files));
    }
}
