using System.Security.Cryptography;
using System.Text;

namespace Slipway.Versioning;

/// <summary>The version of a commit: its tag's, else what GitVersion derives from branches, tags and messages.</summary>
internal sealed record CommitVersion(string Root, string GitDirectory, string ObjectDirectory, GitReferences References)
{
    private const string ConfigurationFile = "GitVersion.yml";

    public async Task<VersionTag> OfAsync(string commit, string branch, CancellationToken cancellationToken) =>
        References.TagOn(commit) ?? await DeriveAsync(commit, BranchName.Parse(branch), cancellationToken);

    private async Task<VersionTag> DeriveAsync(string commit, BranchName branch, CancellationToken cancellationToken)
    {
        var configuration = await ConfigurationAsync(cancellationToken);
        var known = Path.Combine(GitDirectory, "slipway", "versions", Key(commit, branch, configuration));
        if (await ReadAsync(known, cancellationToken) is { } version)
            return version;

        using var shadow = new ShadowRepository(ObjectDirectory, commit, branch, References);
        var file = Path.Combine(shadow.Root, ConfigurationFile);
        await File.WriteAllTextAsync(file, configuration, cancellationToken);
        version = (await GitVersionCommand.RunAsync(shadow.Root, file, cancellationToken)).VersionOn(VersionTag.TryParse($"v{branch.Label}"));
        Remember(known, version);
        return version;
    }

    /// <summary>The repository's own rules, or those of Slipway where it has none.</summary>
    private async Task<string> ConfigurationAsync(CancellationToken cancellationToken)
    {
        var own = Path.Combine(Root, ConfigurationFile);
        if (File.Exists(own))
            return await File.ReadAllTextAsync(own, cancellationToken);
        using var reader = new StreamReader(typeof(CommitVersion).Assembly.GetManifestResourceStream(ConfigurationFile)!);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    /// <summary>Stands for everything that the answer depends on.</summary>
    private string Key(string commit, BranchName branch, string configuration)
    {
        var references = References.Tags.Select(tag => $"{tag.Key} {tag.Value}").Concat(References.Branches.Select(head => $"{head.Key} {head.Value}"));
        var text = string.Join('\n', [GitVersionCommand.Identity, commit, branch.ToString(), configuration, .. references]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static async Task<VersionTag?> ReadAsync(string known, CancellationToken cancellationToken) =>
        File.Exists(known) ? VersionTag.TryParse($"v{await File.ReadAllTextAsync(known, cancellationToken)}") : null;

    // A repository that cannot be written to only costs the time of asking again.
    private static void Remember(string known, VersionTag version)
    {
        try
        {
            var folder = Directory.CreateDirectory(Path.GetDirectoryName(known)!);
            foreach (var old in folder.GetFiles().OrderByDescending(file => file.LastWriteTimeUtc).Skip(100))
                old.Delete();
            var temporary = $"{known}.{System.Environment.ProcessId}";
            File.WriteAllText(temporary, version.ToString());
            File.Move(temporary, known, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }
}
