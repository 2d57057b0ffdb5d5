using System.Collections;
using System.ComponentModel;
using System.Text;
using CliWrap;

namespace Slipway.Compose;

/// <summary>Runs <c>docker compose</c> on this machine with an environment of our own making.</summary>
/// <param name="workingDirectory">Where it runs.</param>
internal sealed class ComposeCommand(string workingDirectory)
{
    /// <summary><c>start_interval</c>, <c>!reset</c> and <c>env_file.required</c> need it.</summary>
    internal static readonly Version Minimum = new(2, 24);

    private static readonly string[] s_kept =
        ["PATH", "HOME", "USERPROFILE", "SYSTEMROOT", "PROGRAMDATA", "PROGRAMFILES", "LOCALAPPDATA", "TEMP", "TMP", "XDG_CONFIG_HOME"];

    private static bool s_isChecked;

    /// <summary>Names that Docker and Compose read themselves, so that no file may set them.</summary>
    internal static bool IsReserved(string name) =>
        s_kept.Contains(name, StringComparer.OrdinalIgnoreCase)
        || name.StartsWith("DOCKER_", StringComparison.Ordinal)
        || name.StartsWith("COMPOSE_", StringComparison.Ordinal);

    /// <summary>Runs it to its end, whatever its exit code.</summary>
    /// <param name="arguments">After <c>docker compose</c>.</param>
    /// <param name="variables">All variables that it may interpolate.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="cancellationToken">Kills it.</param>
    public async Task<ComposeOutput> RunAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string> variables, string input, CancellationToken cancellationToken)
    {
        var output = new StringBuilder();
        var errors = new StringBuilder();
        try
        {
            var plugin = ComposePlugin.Find();
            var result = await Cli.Wrap(plugin ?? "docker").WithArguments(plugin is null ? ["compose", .. arguments] : arguments)
                .WithWorkingDirectory(workingDirectory)
                .WithEnvironmentVariables(Cleaned(variables))
                .WithStandardInputPipe(PipeSource.FromString(input, Encoding.UTF8))
                .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output, Encoding.UTF8))
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors, Encoding.UTF8))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(cancellationToken);
            return new ComposeOutput(result.ExitCode, output.ToString(), errors.ToString());
        }
        catch (Win32Exception exception)
        {
            throw new SlipwayException("There is no docker on this machine's PATH.", "install Docker with Compose 2.24 or newer", exception);
        }
    }

    /// <summary>Refuses a Compose that is missing or too old; asks once per process.</summary>
    public async Task CheckVersionAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref s_isChecked))
            return;
        var output = await RunAsync(["version", "--short"], new Dictionary<string, string>(StringComparer.Ordinal), "", cancellationToken);
        var text = output.Standard.Trim().TrimStart('v');
        var number = new string([.. text.TakeWhile(x => char.IsAsciiDigit(x) || x == '.')]);
        if (output.ExitCode != 0 || !Version.TryParse(number, out var version))
            throw new SlipwayException($"Docker on this machine has no Compose: {output.Message}", "install the Compose plugin, 2.24 or newer");
        if (version < Minimum)
            throw new SlipwayException($"Compose on this machine is {text}; {Minimum} or newer is needed.", "update the Compose plugin");
        Volatile.Write(ref s_isChecked, true);
    }

    // Null removes a variable; what is not named is inherited.
    private static Dictionary<string, string?> Cleaned(IReadOnlyDictionary<string, string> variables)
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            var name = (string)entry.Key;
            if (!s_kept.Contains(name, StringComparer.OrdinalIgnoreCase) && !name.StartsWith("DOCKER_", StringComparison.Ordinal))
                environment[name] = null;
        }

        foreach (var (name, value) in variables)
            environment[name] = value;
        // A .env beside the first file is nobody's declared input.
        environment["COMPOSE_DISABLE_ENV_FILE"] = "1";
        return environment;
    }
}

/// <summary>What <c>docker compose</c> answered.</summary>
internal sealed record ComposeOutput(int ExitCode, string Standard, string Error)
{
    /// <summary>Its own words, without the warnings.</summary>
    public string Message => string.Join(' ', Error.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Where(x => !x.Contains("level=warning", StringComparison.Ordinal)));

    /// <summary>Names that it found unset and took as blank.</summary>
    public IEnumerable<string> UnsetVariables => Error.Split('\n')
        .Where(x => x.Contains("variable is not set", StringComparison.Ordinal))
        .Select(x => x.Split("\\\"") is [_, var name, ..] ? name : null)
        .OfType<string>()
        .Distinct();
}
