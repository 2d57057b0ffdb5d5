using System.Text.Json;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common.Tooling;

/// <summary>Asks the registry that npm is configured with.</summary>
public static class NpmVersionResolver
{
    const string Variable = "npm_config_registry";

    /// <summary>The version that the registry calls <c>latest</c>.</summary>
    /// <remarks>The registry is that of <c>npm_config_registry</c>, of <c>.npmrc</c> in the root directory or the user's, or npm's own.</remarks>
    /// <param name="packageId">The package.</param>
    /// <exception cref="HttpRequestException">The registry has no such package, or does not answer.</exception>
    public static async Task<string> GetLatestVersion(string packageId)
    {
        var address = $"{Registry().TrimEnd('/')}/{packageId.Replace("/", "%2F", StringComparison.Ordinal)}";
        using var answer = JsonDocument.Parse(await HttpTasks.HttpDownloadStringAsync(address).ConfigureAwait(false));
        return answer.RootElement.GetProperty("dist-tags").GetProperty("latest").GetString()!;
    }

    static string Registry()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] files = [BuildSession.Current.RootDirectory / ".npmrc", Path.Combine(home, ".npmrc")];
        return EnvironmentInfo.GetVariable(Variable)
               ?? files.Where(File.Exists).SelectMany(File.ReadLines).Select(Setting).FirstOrDefault(x => x != null)
               ?? "https://registry.npmjs.org";
    }

    static string? Setting(string line) =>
        line.Split('=', 2, StringSplitOptions.TrimEntries) is ["registry", var value] ? value : null;
}
