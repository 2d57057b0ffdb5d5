using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Slipway.Preflight;

namespace Slipway.Tests.Preflight;

/// <summary>The table of docs/preflight.md names tests that exist and checks that are made.</summary>
public sealed partial class FieldFailureTests
{
    private static readonly string s_root = FindRoot();
    private static readonly string s_page = File.ReadAllText(Path.Combine(s_root, "docs", "preflight.md"));

    [Fact]
    public void Each_of_the_fifteen_has_a_row_with_a_test_or_says_that_it_is_not_refused_yet()
    {
        var rows = Row().Matches(s_page);

        rows.Select(x => int.Parse(x.Groups["number"].Value)).Should().Equal(Enumerable.Range(1, 15));
        rows.Where(x => !Test().IsMatch(x.Value)).Should().OnlyContain(x => x.Value.Contains("not yet", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_test_that_it_names_exists()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(s_root, "tests"), "*Tests.cs", SearchOption.AllDirectories).ToLookup(x => Path.GetFileNameWithoutExtension(x), File.ReadAllText);

        Test().Matches(s_page).Where(x => !sources[x.Groups["class"].Value].Any(y => y.Contains($" {x.Groups["method"].Value}(", StringComparison.Ordinal)))
            .Select(x => x.Value).Should().BeEmpty();
    }

    [Fact]
    public void Every_check_is_named() =>
        Checklist.Checks.Select(x => x.Name).Where(x => !s_page.Contains($"`{x}`", StringComparison.Ordinal)).Should().BeEmpty();

    private static string FindRoot([CallerFilePath] string path = "")
    {
        var directory = Path.GetDirectoryName(path)!;
        while (!File.Exists(Path.Combine(directory, "Slipway.slnx")))
            directory = Path.GetDirectoryName(directory)!;
        return directory;
    }

    [GeneratedRegex(@"^\| (?<number>[0-9]+) \|.*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<class>[A-Za-z]+Tests)\\.(?<method>[A-Z][A-Za-z0-9_]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Test();
}
