using System.Collections.Immutable;
using System.Text.Json;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.IO;
using Nuke.Common.Utilities.Collections;
using Serilog;
using Slipway;
using Slipway.Environments;
using Slipway.Reports;
using Slipway.Rollouts;
using Slipway.Sandbox;
using Slipway.Servers;
using Slipway.Versioning;

/// <summary>How a team delivers, as a page: what the servers recorded, and what the repository knows of it.</summary>
partial class Build
{
    [Parameter("Report: environments to read; without it the one of --environment, without that all that can be read", Name = "Environments")]
    readonly EnvironmentName[] ReportedEnvironments = [];

    [Parameter("Report: how many days it looks back")]
    readonly int Days = 90;

    [Parameter("Report: open the page in the browser; with --plan, the page of the plan")]
    readonly bool Open;

    Target Report => _ => _
        .Description("Write a page of how deploys ended, the figures of DORA and what QA has that production has not: output/report/index.html")
        .Executes(WriteReport);

    AbsolutePath ReportFile => OutputDirectory / "report" / "index.html";

    /// <summary>In the order in which a release passes them. A sandbox that is not there is nobody's interest unless it was asked for.</summary>
    IEnumerable<EnvironmentName> EnvironmentsToRead => new[] { EnvironmentName.Local, EnvironmentName.Qa, EnvironmentName.Production }
        .Where(x => Asked.Length > 0 ? Asked.Contains(x) : x != EnvironmentName.Local || LocalSandbox.Find(SandboxOptions) is not null);

    EnvironmentName[] Asked => ReportedEnvironments.Length > 0 ? ReportedEnvironments : Environment is { } one ? [one] : [];

    Task WriteReport() => WithExitCode(async () =>
    {
        if (Days is < 1 or > 3660)
            throw new InvalidInputException($"--days {Days} is not a number of days from 1 to 3660.", "./build.sh Report --days 90");
        if (DryRun)
        {
            Log.Information("Would read {Environments:l} and write {File}", string.Join(", ", EnvironmentsToRead.Select(x => x.ToString())), ReportFile);
            return;
        }

        var report = await ReadReportAsync();
        ReportFile.WriteAllText(report.ToHtml());
        Log.Information("Wrote {File}", ReportFile);
        if (Open)
            await OpenReportAsync();
        ReportSummary(_ => _.AddPair("Read", string.Join(", ", report.Environments.Select(x => x.Name))).AddPair("Page", Relative(ReportFile)));
    });

    /// <summary>A page that cannot be shown is written all the same.</summary>
    async Task OpenReportAsync()
    {
        if (await new PageBrowser(EnvironmentInfo.Variables).OpenAsync(ReportFile, Cancelled) is { } reason)
            Log.Warning("The page was not opened: {Reason:l}", reason);
    }

    async Task<DeliveryReport> ReadReportAsync()
    {
        var (records, unread) = (new List<EnvironmentRecord>(), new List<UnreadEnvironment>());
        foreach (var name in EnvironmentsToRead)
        {
            try
            {
                records.Add(await ReadEnvironmentAsync(name));
            }
            catch (SlipwayException exception) when (Asked.Length == 0)
            {
                Log.Warning("{Environment:l} is not in the report: {Reason:l}", name.ToString(), exception.Message);
                unread.Add(new UnreadEnvironment(name, exception.Message.Split('\n')[0].Trim()));
            }
        }

        if (records.Count == 0)
            throw new InvalidInputException("No environment could be read, so that there is nothing to report.", "./build.sh Report --environment qa says what is missing");
        return new DeliveryReport
        {
            Application = RemoteEnvironments.All[0].Application,
            Period = new ReportPeriod(TimeProvider.System.GetUtcNow(), Days),
            Environments = [.. records],
            Unread = [.. unread],
            Commits = await CommitGraph.ReadAsync(RootDirectory, records.SelectMany(x => x.Commits), Cancelled),
            Forge = await Forge.ReadAsync(RootDirectory, Cancelled),
            Promotion = (EnvironmentName.Qa, EnvironmentName.Production),
            Targets = LastDurations(),
        };
    }

    async Task<EnvironmentRecord> ReadEnvironmentAsync(EnvironmentName name)
    {
        var environment = name == EnvironmentName.Local ? LocalEnvironment() : ReachedEnvironment(name);
        await RequireOwnEnvironmentAsync(name);
        await using var deployment = await Deployment.ConnectAsync(environment, new DeploymentOptions { Credentials = CredentialsFor(name), Actor = Actor, Log = Log.Logger }, Cancelled);
        var history = await deployment.HistoryAsync(Cancelled);
        var current = (await deployment.StateAsync(Cancelled)).Current;
        return new EnvironmentRecord(history, current?.Version, current?.Commit);
    }

    /// <summary>A run on GitHub holds the keys of one environment, behind that one's protection.</summary>
    async Task RequireOwnEnvironmentAsync(EnvironmentName name)
    {
        if (GitHubActions.Instance is not null && name != ChosenName)
            throw new InvalidInputException($"A run on GitHub reads its own environment, {ChosenName}, and not {name}.", $"./build.sh Report --environment {name} in a job of that environment");
        await EnsureApproved();
    }

    DeployEnvironment ReachedEnvironment(EnvironmentName name)
    {
        var keys = Known(name, "SSH_HOST_KEYS", SshHostKeys, x => x.HostKeys);
        if (keys.IsEmpty)
            throw new InvalidInputException($"No host key of the server of {name} is known.", $"{Prefixed(name, "SSH_HOST_KEYS")}=SHA256:... and {Prefixed(name, "SSH_HOST")}=..., or SshHostKeys and SshHost in .nuke/parameters.{name}.json");
        return RemoteEnvironments.Reached(name, Known(name, "SSH_HOST", SshHost is null ? [] : [SshHost], x => [x.Host]).FirstOrDefault(), keys);
    }

    /// <summary>From the variable that SetupGitHub reads too; for one environment alone from its parameter; else what is recorded.</summary>
    ImmutableArray<string> Known(EnvironmentName name, string variable, string[] given, Func<RecordedServer, ImmutableArray<string>> recordedOf)
    {
        if (Variable(Prefixed(name, variable)) is { Length: > 0 } text)
            return [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        if (given.Length > 0 && Asked is [var one] && one == name)
            return [.. given];
        return RecordedServer.Find(RootDirectory, name) is { } recorded ? recordedOf(recorded) : [];
    }

    static string Prefixed(EnvironmentName name, string variable) => $"{name.ToString().ToUpperInvariant()}_{variable}";

    SshCredentials CredentialsFor(EnvironmentName name)
    {
        if (name == EnvironmentName.Local && LocalSandbox.Find(SandboxOptions) is { } sandbox)
            return SshCredentials.FromFile(sandbox.PrivateKeyFile);
        var variable = Prefixed(name, "SSH_PRIVATE_KEY");
        return Variable(variable).Length > 0 ? SshCredentials.FromEnvironment(variable)
            : GivenCredentials() ?? SshCredentials.FromAgent();
    }

    /// <summary>What the engine noted of this machine's runs; another engine notes nothing.</summary>
    static ImmutableSortedDictionary<string, TimeSpan> LastDurations()
    {
        var file = TemporaryDirectory / "durations.json";
        if (!file.FileExists())
            return ImmutableSortedDictionary<string, TimeSpan>.Empty;
        try
        {
            var milliseconds = JsonSerializer.Deserialize<Dictionary<string, long>>(file.ReadAllText()) ?? [];
            return milliseconds.ToImmutableSortedDictionary(x => x.Key, x => TimeSpan.FromMilliseconds(x.Value), StringComparer.Ordinal);
        }
        catch (JsonException exception)
        {
            Log.Warning("{File} cannot be read: {Message:l}", file, exception.Message);
            return ImmutableSortedDictionary<string, TimeSpan>.Empty;
        }
    }
}
