using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.RegularExpressions;
using NuGet.Versioning;
using Nuke.Common.Execution;
using Nuke.Common.Git;
using Nuke.Common.Tools.GitHub;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Tooling;

/// <summary>Injects the highest version among the releases of a repository on GitHub; a draft is no release.</summary>
/// <remarks>The member is a <see cref="string"/>, a <see cref="NuGetVersion"/>, or an array of all versions, highest first.</remarks>
/// <param name="identifier">Owner and name, such as <c>owner/name</c>.</param>
public class LatestGitHubReleaseAttribute(string identifier) : ValueInjectionAttributeBase
{
    /// <summary>Whether it may be a prerelease.</summary>
    public bool IncludePrerelease { get; set; }

    /// <summary>Whether the version is in the tag, not in the release's name.</summary>
    public bool UseTagName { get; set; }

    /// <summary>The regular expression that finds the version; it has a group <c>version</c>.</summary>
    [StringSyntax(StringSyntaxAttribute.Regex)]
    public string Pattern { get; set; } = @"v?(?<version>\d+\.\d+(?:\.\d+)?(?:\.\d+)?(?:-\w+)?)";

    /// <inheritdoc/>
    public override object GetValue(MemberInfo member, object instance)
    {
        var versions = Versions().OrderDescending().ToArray();
        if (member.ValueType() == typeof(NuGetVersion[]))
            return versions;
        var latest = versions.FirstOrDefault(x => IncludePrerelease || !x.IsPrerelease);
        Assert.True(latest != null, $"No {(UseTagName ? "tag" : "name")} of a release of '{identifier}' has a version like '{Pattern}'.");
        return member.ValueType() == typeof(string) ? latest.ToString() : latest;
    }

    IEnumerable<NuGetVersion> Versions()
    {
        var repository = GitRepository.FromUrl($"https://github.com/{identifier}");
        var releases = GitHubTasks.GitHubClient.Repository.Release
            .GetAll(repository.GetGitHubOwner(), repository.GetGitHubName()).GetAwaiter().GetResult();
        return from release in releases
               where !release.Draft
               let text = UseTagName ? release.TagName : release.Name
               let match = Regex.Match(text ?? "", Pattern, RegexOptions.None, TimeSpan.FromSeconds(1))
               where match.Success
               select NuGetVersion.Parse(match.Groups["version"].Value);
    }
}
