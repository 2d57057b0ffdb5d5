using Nuke.Common;
using Nuke.Common.Utilities.Collections;
using Serilog;
using Slipway;
using Slipway.Operate;

/// <summary>Which secrets there must be, without a look at one; and the way to set one on this machine.</summary>
partial class Build
{
    [Parameter("Secrets: name of a secret to write into .env.<environment>; its value is asked for unseen, or read from standard input")]
    readonly string? Set;

    Target Secrets => _ => _
        .Description("Which secrets a release needs, which are set here and which differ from the release that serves; shows no value. --list does not ask the server; --json; --set NAME writes one into .env.<environment>")
        .Executes(() => Set is null ? CompareSecrets() : SetSecret(Set));

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

    Task SetSecret(string name) => WithExitCode(async () =>
    {
        if (IsOnSandbox)
            throw new InvalidInputException("The sandbox makes its secrets itself: there is none to set.", $"./build.sh Secrets --environment qa --set {name}");
        var file = $".env.{ChosenName}";
        var setting = new SecretSetting(RemoteEnvironments.ReadIn(RootDirectory, ChosenName), RootDirectory, file);
        await setting.RequireAsync(name, Cancelled);
        if (DryRun)
        {
            Log.Information("Would write {Name} into {File}", name, file);
            return;
        }

        setting.Write(name, await AskedSecret.ReadAsync($"Value of {name} for {ChosenName}", Cancelled));
        Log.Information("Wrote {Name} into {File}; the next deploy brings it to the server", name, file);
        ReportSummary(_ => _.AddPair("Secret", name).AddPair("File", file));
    });
}
