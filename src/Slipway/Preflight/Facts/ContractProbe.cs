using Slipway.Contracts;
using Slipway.Contracts.Api;
using Slipway.Environments;
using Slipway.Releases;
using Slipway.Rollouts;
using Slipway.Versioning;

namespace Slipway.Preflight.Facts;

/// <summary>Reads the contract of the checkout, and asks the server for the running API where it is another one.</summary>
/// <param name="environment">Where the release is to live.</param>
/// <param name="root">The repository's root.</param>
internal sealed class ContractProbe(DeployEnvironment environment, string root)
{
    /// <summary>One round trip where the API differs from the one that serves, none where it does not.</summary>
    /// <exception cref="InvalidInputException">A declared file is not there or cannot be read.</exception>
    public async Task<ContractFacts> AskAsync(ServerState? state, Deployment? deployment, CancellationToken cancellationToken)
    {
        if (environment.Contract is not { } files)
            return ContractFacts.None;
        var wanted = files.Read(root);
        var facts = new ContractFacts { Wanted = wanted };
        if (wanted.Api is null || deployment is null || state?.Current is not { Contract.ApiHash: { } hash } running)
            return facts;
        if (hash == wanted.ApiHash)
            return facts with { ApiChanges = [] };
        facts = await CompareAsync(facts, running, deployment, cancellationToken);
        return facts.ApiUnknown is not null || facts.ApiChanges!.Value.Any(x => x.IsBreaking)
            ? facts with { Marks = await BreakingCommits.SinceAsync(root, running.Commit, cancellationToken) }
            : facts;
    }

    private static async Task<ContractFacts> CompareAsync(ContractFacts facts, Release running, Deployment deployment, CancellationToken cancellationToken)
    {
        var wanted = facts.Wanted!;
        var name = $"{deployment.Layout.Release(running.Id)}/{ServerLayout.ApiDocument}";
        var text = await deployment.ReadApiAsync(running.Id, cancellationToken);
        if (text is null || DeclaredContract.HashOf(text) != running.Contract!.ApiHash)
            return facts with { ApiUnknown = $"{name} is {(text is null ? "gone" : "not what the release came with")}" };
        return facts with { ApiChanges = ApiComparison.Compare(ApiDocument.Parse(text, name), ApiDocument.Parse(wanted.Api!, wanted.Files.ApiDocument!)) };
    }
}
