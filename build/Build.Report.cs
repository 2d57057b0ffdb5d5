using Nuke.Common;
using Nuke.Common.Utilities.Collections;
using Serilog;
using Slipway.Environments;

/// <summary>What a person reads when a deploy is over.</summary>
partial class Build
{
    /// <summary>The release, its addresses, and how to look around next.</summary>
    async Task PrintRelease()
    {
        if (DryRun)
        {
            Log.Information("This was a dry run; nothing was touched");
            return;
        }

        var status = await (await ConnectAsync()).StatusAsync();
        var server = Chosen.Server;
        Log.Information("{Environment} runs {Release} (version {Version}, commit {Commit})", Chosen.Name, status.Release, status.Version, status.Commit);
        foreach (var address in Addresses())
            Log.Information("  open    {Address:l}", address);
        Log.Information("  look    {Line:l}", SshLine());
        Log.Information("  logs    {Line:l} docker compose --project-name {Application:l} logs --follow", SshLine(), Chosen.Application);
        Log.Information("  status  ./build.sh Status --environment {Environment:l}{Sandbox:l}", Chosen.Name, OnSandbox ? " --on-sandbox" : "");
        ReportSummary(_ => _.AddPair("Release", status.Release ?? "none"));
        await Summarize(status);

        string SshLine() => Sandbox is { } sandbox
            ? $"ssh -i {Relative(sandbox.PrivateKeyFile)} -o UserKnownHostsFile={Relative(sandbox.KnownHostsFile)} -p {server.Port} {server.User}@{server.Host}"
            : $"ssh -p {server.Port} {server.User}@{server.Host}";
    }

    /// <summary>Public addresses; names that exist on this machine only come with a line that resolves them.</summary>
    IEnumerable<string> Addresses() => Chosen.Smoke is not { } smoke ? [] : smoke.Pages.Select(x => x.Url).Concat(smoke.Http.Select(x => x.Url)).Select(url =>
        smoke.Resolve.TryGetValue(new Uri(url).Host, out var address)
            ? $"curl --cacert {Relative(TrustedRootFile)} --connect-to {new Uri(url).Host}:443:{address} {url}"
            : url);

    static string Relative(string path) => Path.GetRelativePath(System.Environment.CurrentDirectory, path);
}
