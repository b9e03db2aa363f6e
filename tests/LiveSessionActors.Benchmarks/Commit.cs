using System.ComponentModel;
using LiveSessionActors.Benchmarks.Sections;

namespace LiveSessionActors.Benchmarks;

/// <summary>Which code is measured.</summary>
internal static class Commit
{
    private const string Page = ":!tests/LiveSessionActors.Benchmarks/RESULTS.md";
    private const string Curves = ":!tests/LiveSessionActors.Benchmarks/curves";

    public static string Of(string root)
    {
        try
        {
            var commit = Child.Run("git", "-C", root, "log", "-1", "--format=commit %h of %ci")[0];
            var changes = Child.Run("git", "-C", root, "status", "--porcelain", "--", root, Page, Curves);
            return changes.Count == 0 ? commit : commit + ", with changes";
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException)
        {
            return "no commit: this is no git repository";
        }
    }
}
