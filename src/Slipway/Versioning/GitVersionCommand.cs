using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using CliWrap;
using CliWrap.Buffered;

namespace Slipway.Versioning;

/// <summary>GitVersion's command line, which lies beside this assembly.</summary>
/// <seealso href="https://gitversion.net/docs/usage/cli/arguments"/>
internal static class GitVersionCommand
{
    // GitVersion asks the variables of a dozen CI systems which branch it is on; here the caller says that.
    private static readonly string[] s_kept =
        ["PATH", "HOME", "USERPROFILE", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH", "DOTNET_ROOT", "DOTNET_CLI_HOME"];

    private static string Program => Path.Combine(AppContext.BaseDirectory, "gitversion", "gitversion.dll");

    /// <summary>Which GitVersion this is, for the key of what it answered.</summary>
    public static string Identity { get; } = File.Exists(Program) ? $"{new FileInfo(Program).Length} {File.GetLastWriteTimeUtc(Program):O}" : "";

    public static async Task<GitVersionAnswer> RunAsync(string root, string configuration, CancellationToken cancellationToken)
    {
        if (!File.Exists(Program))
            throw new SlipwayException($"GitVersion is not beside the program: {Program} is missing", "dotnet restore, then build again");
        var result = await Cli.Wrap(DotNet)
            .WithArguments([Program, root, "/config", configuration, "/output", "json", "/nocache", "/nonormalize"])
            .WithWorkingDirectory(root)
            .WithEnvironmentVariables(Environment())
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(cancellationToken);
        return result.ExitCode == 0 && JsonSerializer.Deserialize(result.StandardOutput, GitVersionJson.Default.GitVersionAnswer) is { } answer
            ? answer
            : throw new InvalidInputException(
                $"GitVersion cannot name this commit: {Reason(result)}", "look at GitVersion.yml: https://gitversion.net/docs/reference/configuration");
    }

    // Its log says what it did until then; the reason stands at the end.
    private static string Reason(BufferedCommandResult result) =>
        (result.StandardOutput + result.StandardError).Split("An error occurred:")[^1].Trim();

    // The host of the runtime that runs this: it is there, and it has the version that is needed.
    private static string DotNet => Path.GetFullPath(Path.Combine(
        Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private static Dictionary<string, string?> Environment()
    {
        var variables = System.Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => !s_kept.Contains(name, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal);

        // Half of the time is compilation that a short run never earns back.
        variables["DOTNET_TieredPGO"] = "0";
        return variables;
    }
}

/// <summary>What of GitVersion's answer is used.</summary>
/// <seealso href="https://gitversion.net/docs/reference/variables"/>
internal sealed record GitVersionAnswer(int Major, int Minor, int Patch, string PreReleaseTag, string VersionSourceSemVer)
{
    /// <summary>The version. Before 1.0 a breaking change leads to the next minor version: only a person decides on 1.0.</summary>
    /// <param name="named">The version that the branch is named after; null when it is not.</param>
    public VersionTag VersionOn(VersionTag? named) =>
        (Major, Minor, Patch) is (1, 0, 0) && named is not { Major: 1 } && VersionTag.TryParse($"v{VersionSourceSemVer}") is { Major: 0 } source
            ? new VersionTag(0, source.Minor + 1, 0, Prerelease)
            : new VersionTag(Major, Minor, Patch, Prerelease);

    private string? Prerelease => PreReleaseTag.Length == 0 ? null : PreReleaseTag;
}

[JsonSerializable(typeof(GitVersionAnswer))]
internal sealed partial class GitVersionJson : JsonSerializerContext;
