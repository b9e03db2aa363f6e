using LiveSessionActors.Persistence.Workspaces;

namespace LiveSessionActors.Persistence.Tests.Workspaces;

public sealed class LastRealPathTests : IDisposable
{
    private readonly string _home = RealPath.OfDirectory(Directory.CreateTempSubdirectory("live-sessions-").FullName)!;
    private readonly LastRealPath _paths = new();

    [Fact]
    public void A_directory_is_found_again()
    {
        var directory = Directory.CreateDirectory(Path.Combine(_home, "a")).FullName;

        Assert.Equal(directory, _paths.OfDirectory(directory));
        Assert.Equal(directory, _paths.OfDirectory(directory));
    }

    [Fact]
    public void A_link_that_leads_elsewhere_by_now_is_followed_anew()
    {
        var one = Directory.CreateDirectory(Path.Combine(_home, "one")).FullName;
        var other = Directory.CreateDirectory(Path.Combine(_home, "other")).FullName;
        var link = Path.Combine(_home, "link");
        Directory.CreateSymbolicLink(link, one);
        Assert.Equal(one, _paths.OfDirectory(link));

        Directory.Delete(link);
        Directory.CreateSymbolicLink(link, other);

        Assert.Equal(other, _paths.OfDirectory(link));
    }

    [Fact]
    public void A_directory_that_is_gone_is_not_found_until_it_is_back()
    {
        var directory = Directory.CreateDirectory(Path.Combine(_home, "a")).FullName;
        Assert.Equal(directory, _paths.OfDirectory(directory));

        Directory.Delete(directory);
        Assert.Null(_paths.OfDirectory(directory));

        Directory.CreateDirectory(directory);
        Assert.Equal(directory, _paths.OfDirectory(directory));
    }

    [Fact]
    public void Only_what_was_found_last_and_had_no_link_was_a_real_path()
    {
        var real = Directory.CreateDirectory(Path.Combine(_home, "real")).FullName;
        var link = Path.Combine(_home, "link");
        Directory.CreateSymbolicLink(link, real);
        Assert.False(_paths.WasReal(real));

        _paths.OfDirectory(real);
        Assert.True(_paths.WasReal(real));

        _paths.OfDirectory(link);
        Assert.False(_paths.WasReal(link));
        Assert.False(_paths.WasReal(real));
    }

    [Fact]
    public void A_file_in_the_place_of_the_directory_is_none()
    {
        var directory = Directory.CreateDirectory(Path.Combine(_home, "a")).FullName;
        Assert.Equal(directory, _paths.OfDirectory(directory));

        Directory.Delete(directory);
        File.WriteAllText(directory, "");

        Assert.Null(_paths.OfDirectory(directory));
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);
}
