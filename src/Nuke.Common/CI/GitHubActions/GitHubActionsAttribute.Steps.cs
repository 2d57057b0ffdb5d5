using Nuke.Common.CI.GitHubActions.Configuration;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common.CI.GitHubActions;

public partial class GitHubActionsAttribute
{
    IEnumerable<GitHubActionsStep> GetSteps(IReadOnlyCollection<ExecutableTarget> relevantTargets)
    {
        yield return new GitHubActionsCheckoutStep
        {
            Submodules = _submodules,
            Lfs = _lfs,
            FetchDepth = _fetchDepth,
            Progress = _progress,
            Filter = _filter,
        };
        if (CacheKeyFiles.Length > 0)
        {
            yield return new GitHubActionsCacheStep
            {
                IncludePatterns = CacheIncludePatterns,
                ExcludePatterns = CacheExcludePatterns,
                KeyFiles = CacheKeyFiles,
            };
        }

        yield return new GitHubActionsRunStep
        {
            BuildCmdPath = BuildCmdPath,
            InvokedTargets = InvokedTargets,
            Imports = GetImports().ToDictionary(x => x.Key, x => x.Value, StringComparer.Ordinal),
        };
        foreach (var product in PublishArtifacts ? Products(relevantTargets) : [])
        {
            yield return new GitHubActionsArtifactStep
            {
                Name = product.Name,
                Path = Build.RootDirectory.GetUnixRelativePathTo(product),
                Condition = PublishCondition,
            };
        }
    }

    /// <summary>What the targets produce; of a pattern, the directory above it, since GitHub keeps no other structure.</summary>
    static IEnumerable<AbsolutePath> Products(IEnumerable<ExecutableTarget> targets) =>
        targets
            .SelectMany(x => x.ArtifactProducts)
            .Select(x => AbsolutePath.Create(x).FindParentOrSelf(y => !y.ToString().Contains('*', StringComparison.Ordinal))!)
            .DistinctBy(x => x.ToString(), StringComparer.Ordinal);

    GitHubActionsVcsTrigger? Push()
    {
        var isLimited = OnPushBranches.Length > 0 || OnPushTags.Length > 0;
        var isExcluding = OnPushBranchesIgnore.Length > 0 || OnPushTagsIgnore.Length > 0;
        if (isLimited && isExcluding)
        {
            throw new BuildInputException(
                $"{DisplayName} has both {nameof(OnPushBranches)}/{nameof(OnPushTags)} and {nameof(OnPushBranchesIgnore)}/{nameof(OnPushTagsIgnore)}. Give it one of the two.");
        }

        if (!isLimited && !isExcluding && OnPushIncludePaths.Length == 0 && OnPushExcludePaths.Length == 0)
            return null;
        return new GitHubActionsVcsTrigger
        {
            Kind = GitHubActionsTrigger.Push,
            Branches = OnPushBranches,
            BranchesIgnore = OnPushBranchesIgnore,
            Tags = OnPushTags,
            TagsIgnore = OnPushTagsIgnore,
            IncludePaths = OnPushIncludePaths,
            ExcludePaths = OnPushExcludePaths,
        };
    }

    GitHubActionsVcsTrigger? PullRequest()
    {
        var lists = new[] { OnPullRequestBranches, OnPullRequestTags, OnPullRequestIncludePaths, OnPullRequestExcludePaths };
        return lists.All(x => x.Length == 0)
            ? null
            : new GitHubActionsVcsTrigger
            {
                Kind = GitHubActionsTrigger.PullRequest,
                Branches = OnPullRequestBranches,
                Tags = OnPullRequestTags,
                IncludePaths = OnPullRequestIncludePaths,
                ExcludePaths = OnPullRequestExcludePaths,
            };
    }
}
