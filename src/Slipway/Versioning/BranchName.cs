using System.Text.RegularExpressions;

namespace Slipway.Versioning;

/// <summary>A branch, named as versions and Docker tags allow.</summary>
/// <param name="Kind">GitFlow's word before the slash: <c>feature</c>, <c>release</c>, <c>hotfix</c>, <c>support</c>; empty for every other branch.</param>
/// <param name="Label">The rest: lower case letters, digits and dashes, and for a release the dots of its version too.</param>
internal sealed partial record BranchName(string Kind, string Label)
{
    /// <summary>Reads a branch name, in any case and with any letters.</summary>
    public static BranchName Parse(string branch)
    {
        var match = GitFlow().Match(branch.ToLowerInvariant());
        return !match.Success ? new BranchName("", LabelOf(branch))
            : match.Groups["kind"].Value is "feature" ? new BranchName("feature", LabelOf(match.Groups["rest"].Value))
            : new BranchName(match.Groups["kind"].Value, VersionOrLabel(match.Groups["rest"].Value));
    }

    /// <summary>Whether versions of other branches depend on this one.</summary>
    public bool IsLongLived => Kind is "release" or "hotfix" or "support" || (Kind.Length == 0 && Label is "master" or "main" or "develop");

    /// <summary>Lower case letters, digits and dashes that stand for <paramref name="branch"/>.</summary>
    public static string LabelOf(string branch)
    {
        // A Docker tag has at most 128 characters; 40 leave room for everything else and still name the branch.
        var label = NotAllowed().Replace(branch.ToLowerInvariant(), "-").Trim('-');
        label = label.Length > 40 ? label[..40].TrimEnd('-') : label;
        return label.Length == 0 ? "branch" : label.All(char.IsAsciiDigit) ? $"branch-{label}" : label;
    }

    /// <summary>The name that GitVersion is shown.</summary>
    public override string ToString() => Kind.Length == 0 ? Label : $"{Kind}/{Label}";

    private static string VersionOrLabel(string rest) => VersionTag.TryParse($"v{rest.TrimStart('v')}")?.ToString() ?? LabelOf(rest);

    [GeneratedRegex("^(?<kind>feature|release|hotfix|support)(s|es)?/(?<rest>.+)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex GitFlow();

    [GeneratedRegex("[^0-9a-z]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotAllowed();
}
