using System.Collections.Immutable;

namespace Slipway.Smoke;

/// <summary>How every check went, in the order in which they were written.</summary>
public sealed record SmokeReport(ImmutableArray<SmokeCheckResult> Checks)
{
    /// <summary>Whether every check found what it looked for.</summary>
    public bool Passed => Checks.All(x => x.Failure is null);
}

/// <summary>How one check went.</summary>
/// <param name="Name">Such as <c>GET https://api.example.org/health</c>.</param>
/// <param name="Duration">From its first request to the verdict.</param>
public sealed record SmokeCheckResult(string Name, TimeSpan Duration)
{
    /// <summary>What came back instead of what was expected; null when it passed.</summary>
    public string? Failure { get; init; }

    /// <summary>Path of the screenshot of a page.</summary>
    public string? Screenshot { get; init; }
}

/// <summary>The release does not do through its public addresses what it should.</summary>
public sealed class SmokeFailedException(SmokeReport report) : SlipwayException(Describe(report), Look(report))
{
    /// <summary>How every check went.</summary>
    public SmokeReport Report { get; } = report;

    private static string Describe(SmokeReport report)
    {
        var failed = report.Checks.Where(x => x.Failure is not null).ToList();
        return $"{failed.Count} of {report.Checks.Length} smoke checks failed"
            + string.Concat(failed.Select(x => $"{System.Environment.NewLine}{x.Name}: {x.Failure}"));
    }

    private static string? Look(SmokeReport report) =>
        report.Checks.FirstOrDefault(x => x.Failure is not null && x.Screenshot is not null) is { } page ? $"look at {page.Screenshot}" : null;
}
