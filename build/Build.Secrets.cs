using Nuke.Common;
using Nuke.Common.Utilities.Collections;
using Serilog;
using Slipway.Operate;

/// <summary>Which secrets there must be, without a look at one.</summary>
partial class Build
{
    Target Secrets => _ => _
        .Description("Which secrets a release needs, which are set here and which differ from the release that serves; shows no value. --list does not ask the server; --json")
        .Executes(CompareSecrets);

    Task CompareSecrets() => WithExitCode(async () =>
    {
        var secrets = new ReleaseSecrets(Chosen, RootDirectory);
        var report = List ? await secrets.ListAsync(Cancelled) : await secrets.CompareAsync(await ConnectAsync(), Cancelled);
        if (Json)
            Output.WriteLine(report.ToJson());
        else
            foreach (var line in report.Table())
                Log.Information("{Line:l}", line);
        ReportSummary(_ => _.AddPair("Secrets", report.Secrets.Length.ToString()).AddPair("Not set", report.Secrets.Count(x => x.IsNeeded && !x.IsSet).ToString()));
    });
}
