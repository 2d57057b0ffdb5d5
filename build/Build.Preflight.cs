using System.Collections.Immutable;
using Nuke.Common;
using Nuke.Common.Utilities.Collections;
using Serilog;
using Slipway;
using Slipway.Images;
using Slipway.Preflight;
using Slipway.Releases;

/// <summary>What would make a deploy fail, before it does; and what of the past a server can do without.</summary>
partial class Build
{
    [Parameter("Releases that have served and stay on the server, the one that serves included; at least 2")]
    readonly int KeepReleases = RetentionPolicy.Default.Releases;

    Target Doctor => _ => _
        .Description("Check files, images, server and domains for what would make a deploy fail; changes nothing")
        .Executes(ExamineEnvironment);

    Target Prune => _ => _
        .Description("Remove old releases and their images from the server, never what runs or what a rollback needs")
        .Executes(PruneServer);

    PreflightRun Preflight => new(Chosen, RootDirectory, Registries, TimeProvider.System);

    Task ExamineEnvironment() => WithExitCode(async () =>
    {
        var examination = new Examination(Chosen, RootDirectory, Registries, TimeProvider.System) { KeepReleases = new RetentionPolicy(KeepReleases).Releases };
        var report = await examination.RunAsync(FindImagesAsync, _ => ConnectAsync(), Cancelled);
        if (Json)
            Output.WriteLine(report.ToJson());
        else
            foreach (var line in report.Table())
                Log.Information("{Line:l}", line);
        ReportSummary(_ => _.AddPair("Checks", report.Summary()));
        if (report.IsRefused)
            throw new InvalidInputException(
                $"A deploy to {report.Environment} on {report.Server} would be refused: {report.Summary()}.", $"mend what is refused, then ./build.sh Doctor --environment {report.Environment}");
    });

    Task PruneServer() => WithExitCode(async () =>
    {
        var deployment = await ConnectAsync();
        var plan = await deployment.PlanPruneAsync(Cancelled);
        Log.Information("{Plan:l}", plan.Print(deployment.Where));
        ReportSummary(_ => _.AddPair("Releases", plan.Releases.Length.ToString()).AddPair("Images", plan.Images.Length.ToString()));
        if (!DryRun && !plan.IsEmpty)
            await deployment.PruneAsync(Cancelled);
        WritePlan(nameof(Prune), Chosen.Server, plan.Describe());
    });

    /// <summary>The images of this checkout that the registry has.</summary>
    async Task<ImmutableArray<BuiltImage>> FindImagesAsync(CancellationToken cancellationToken)
    {
        var plan = await PlanImagesAsync();
        return Unbuilt(plan with { Images = [.. plan.Images.Where(x => x.Digest is not null)] });
    }

    /// <summary>A dry run plans with images that are not built yet; no registry is asked for those.</summary>
    ImmutableArray<BuiltImage> UnpushedImages => DryRun && _imagePlan is not null ? Unbuilt(_imagePlan with { Images = _imagePlan.Missing }) : [];
}
