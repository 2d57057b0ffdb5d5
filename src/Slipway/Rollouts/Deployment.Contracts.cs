using Slipway.Contracts.Migrations;
using Slipway.Releases;

namespace Slipway.Rollouts;

public sealed partial class Deployment
{
    /// <summary>The OpenAPI document of a release that the server keeps; null where it has none.</summary>
    internal async Task<string?> ReadApiAsync(string release, CancellationToken cancellationToken)
    {
        var result = await _connection.RunAsync(_commands.ReadApi(release), cancellationToken);
        return result.ExitCode == 0 ? result.Output : null;
    }

    /// <summary>Ends the automatic way back before its first change where the release that served cannot live with what was taken away.</summary>
    private static void RequireLivable(Release? previous, ServerState state)
    {
        if (previous is not null && CarriedStep.Against(previous.Contract, state.Carried) is [var step, ..])
            throw new SlipwayException($"{previous.Id} cannot live with the contract step {step.Name} that {step.Release} has carried out.");
    }

    /// <summary>What migrations that have run mean for what serves after a failure; empty where none was new.</summary>
    private string WhatStays(ServerState state)
    {
        var before = state.Current?.Contract?.Migrations ?? [];
        var added = (_release?.Contract?.Migrations ?? []).Where(x => x.Kind == MigrationKind.Expand && !before.Contains(x)).Select(x => x.Name)
            .Concat(state.Carried.Where(x => x.Release == _release?.Id).Select(x => x.Name)).ToArray();
        return added.Length == 0 || state.Current is null || state.Progress is null ? "" : $"\nWhat had run of its migrations ({string.Join(", ", added)}) stays; {state.Current.Id} lives with that.";
    }
}
