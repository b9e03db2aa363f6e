namespace LiveSessionActors.Siblings.Tests;

public sealed class IdleSessionsActorTests : SiblingTest
{
    [Fact]
    public async Task A_session_that_is_left_idle_is_completed_and_one_that_is_used_is_not()
    {
        await AppendAsync("idle", """{"type":"generate"}""");
        await AppendAsync("used", """{"type":"generate"}""");
        Time.Advance(IdleFor / 2);
        await AppendAsync("used", """{"type":"checkpoint","revision":1}""");

        Time.Advance(IdleFor / 2);

        await UntilAsync(async () => (await GetAsync("idle")).Completed);
        Assert.False((await GetAsync("used")).Completed);
    }
}
