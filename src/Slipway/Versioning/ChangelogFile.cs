namespace Slipway.Versioning;

/// <summary>The repository's <c>CHANGELOG.md</c>.</summary>
public sealed record ChangelogFile(string Root)
{
    /// <summary>Its path.</summary>
    public string Path { get; } = System.IO.Path.Combine(Root, "CHANGELOG.md");

    /// <summary>The text as it should be: a section for the last release, and one for what came since.</summary>
    /// <remarks>A release is tagged where it was deployed from, so its section is written in a commit that comes after the tag.</remarks>
    public async Task<Changelog> CurrentAsync(CancellationToken cancellationToken = default)
    {
        var history = await ReleaseHistory.ReadAsync(Root, "HEAD", cancellationToken);
        var changelog = await ReadAsync(cancellationToken);
        if (history.Previous is { } released && changelog.NotesOf(released.ToString()) is null)
            changelog = await WithReleaseAsync(changelog, released, cancellationToken);
        return changelog.WithUnreleased(history.Notes.ToMarkdown());
    }

    /// <summary>Gives a changelog the section of a release that is tagged.</summary>
    public async Task<Changelog> WithReleaseAsync(Changelog changelog, VersionTag version, CancellationToken cancellationToken = default)
    {
        var history = await ReleaseHistory.ReadAsync(Root, $"v{version}", cancellationToken);
        var commit = (await CommitLog.ReadAsync(Root, $"v{version}^!", cancellationToken))[0];
        var compare = history.Previous is { } previous ? history.Forge.Compare($"v{previous}", $"v{version}") : null;
        return changelog.WithRelease(version, commit.Day, history.Notes.ToMarkdown(), compare);
    }

    /// <summary>The text as it is on disk; empty when there is no file.</summary>
    public async Task<Changelog> ReadAsync(CancellationToken cancellationToken = default) =>
        new(File.Exists(Path) ? (await File.ReadAllTextAsync(Path, cancellationToken)).ReplaceLineEndings("\n") : "");

    /// <summary>Writes the file, unless it says that already.</summary>
    /// <returns>Whether it was written.</returns>
    public async Task<bool> WriteAsync(Changelog changelog, CancellationToken cancellationToken = default)
    {
        if (File.Exists(Path) && (await ReadAsync(cancellationToken)).Text == changelog.Text)
            return false;
        await File.WriteAllTextAsync($"{Path}.new", changelog.Text, cancellationToken);
        File.Move($"{Path}.new", Path, overwrite: true);
        return true;
    }
}
