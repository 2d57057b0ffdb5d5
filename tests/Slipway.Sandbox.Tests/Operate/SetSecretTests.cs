using System.Diagnostics;
using System.Text;
using CsCheck;
using Slipway.Compose;
using Slipway.Environments;
using Slipway.Images;
using Slipway.Operate;
using Slipway.Sandbox.Tests.Compose;
using Slipway.Servers;

namespace Slipway.Sandbox.Tests.Operate;

/// <summary>What is set is what a release gets, as the real Compose reads it; and nobody sees it on the way.</summary>
public sealed class SetSecretTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private static readonly Gen<string[]> s_values = Gen.OneOf(
        Gen.String[Gen.Char["$\\\"'`#{}=:! \t\r\n;é€😀ab01"], 1, 12], Gen.String[Gen.Char["\\\"'$\nn0"], 1, 6]).Where(IsWhole).Array[50];

    private readonly ComposeFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_value_reaches_the_release_exactly_and_so_do_the_others_of_the_file() => s_values.Sample(
        values => ReadBack(values).GetAwaiter().GetResult().Should().Equal([.. values, "k3pt $as 'it was'"]), iter: 4, threads: 1);

    [Fact]
    public async Task A_value_that_is_typed_is_not_shown_and_Ctrl_C_changes_nothing()
    {
        CopyProject();

        var (code, shown) = await TypeAsync("typed \"s3cret\" $1\x7f" + "2\n");
        code.Should().Be(0, shown);
        shown.Should().Contain("Value of GRAFANA_PASSWORD for production: ").And.Contain("Wrote GRAFANA_PASSWORD into .env.production").And.NotContainAny("typed", "s3cret");
        SecretsFile.Read(await File.ReadAllTextAsync(EnvFile))["GRAFANA_PASSWORD"].Reveal().Should().Be("typed \"s3cret\" $2");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(EnvFile).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        shown.Should().MatchRegex("(?m)^ echo \r?$", "the terminal shows again what is typed");

        var before = await File.ReadAllTextAsync(EnvFile);
        (code, shown) = await TypeAsync("half of\x03");
        code.Should().Be(3, shown);
        shown.Should().MatchRegex("(?m)^ echo \r?$").And.NotContain("half of");
        (await File.ReadAllTextAsync(EnvFile)).Should().Be(before);
    }

    private string EnvFile => Path.Combine(_folder.Root, ".env.production");

    private async Task<string[]> ReadBack(string[] values)
    {
        var names = values.Select((_, i) => $"V{i:D3}").ToArray();
        _folder.With(".env.qa", "# kept\nKEPT='k3pt $as \\'it was\\''\n");
        _folder.With("compose.yaml", $"services: {{x: {{image: x, environment: [{string.Join(", ", names.Append("KEPT"))}]}}}}");
        var environment = new DeployEnvironment
        {
            Name = "qa", Application = "shop", Server = new Server("qa", "shop.test"), ComposeFiles = ["compose.yaml"], Stages = [], Images = [],
            Registry = new Registry("localhost:5555"), SecretNames = [.. names, "KEPT"], EnvFile = ".env.qa",
        };
        var setting = new SecretSetting(environment, _folder.Root, ".env.qa");
        foreach (var (name, value) in names.Zip(values).Concat(names.Zip(values)))
            setting.Write(name, new Secret(value));
        var project = await ComposeReader.ReadAsync(_folder.Request with { EnvFile = ".env.qa", SecretNames = environment.SecretNames });
        return [.. names.Append("KEPT").Select(x => project.Secrets[x].Reveal())];
    }

    /// <summary>As much of this repository as the build reads for it.</summary>
    private void CopyProject()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Root, ".nuke"));
        var docker = Path.Combine(SandboxFixture.Root, "docker");
        foreach (var file in Directory.GetFiles(docker, "compose*.yaml"))
            _folder.With(Path.Combine("docker", Path.GetFileName(file)), File.ReadAllText(file));
    }

    /// <summary>Runs the build on a terminal that <c>script</c> makes, and types once it asks.</summary>
    private async Task<(int Code, string Shown)> TypeAsync(string keys)
    {
        // Ctrl-C reaches the shell too, which without a trap may end because of it before it has said how the build ended.
        var command = $"trap : INT; dotnet exec '{SandboxFixture.Build}' Secrets --environment production --set GRAFANA_PASSWORD --root '{_folder.Root}' --no-logo; code=$?; stty -a | grep -o '.echo '; exit $code";
        var start = new ProcessStartInfo("script", ["--quiet", "--return", "--flush", "--command", command, "/dev/null"])
        {
            WorkingDirectory = _folder.Root, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var name in new[] { "CI", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GRAFANA_PASSWORD" })
            start.Environment.Remove(name);
        start.Environment["SHELL"] = "/bin/sh";
        using var patience = new CancellationTokenSource(s_patience);
        using var process = Process.Start(start)!;
        using var ending = patience.Token.Register(() => process.Kill(entireProcessTree: true));
        var shown = new StringBuilder();
        var buffer = new char[4096];
        var isAsked = false;
        while (await process.StandardOutput.ReadAsync(buffer, patience.Token) is > 0 and var count)
        {
            shown.Append(buffer, 0, count);
            if (isAsked || !shown.ToString().Contains("for production: ", StringComparison.Ordinal))
                continue;
            isAsked = true;
            // Nobody types sooner; and a signal that comes just before a shell begins to read is lost to it.
            await Task.Delay(300, patience.Token);
            await process.StandardInput.WriteAsync(keys);
            await process.StandardInput.FlushAsync(patience.Token);
        }

        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, shown.ToString());
    }

    private static bool IsWhole(string value) => Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(value)) == value;
}
