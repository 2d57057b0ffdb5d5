using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Which runs or jobs wait for each other.</summary>
internal static class GitHubActionsConcurrency
{
    // Pushes to a branch all run; those to a pull request cancel each other.
    const string DefaultGroup =
        "${{ github.workflow }} @ ${{ github.event.pull_request.head.label || github.head_ref || github.run_id }}";

    public static bool IsWanted(string? group, bool cancelInProgress) => cancelInProgress || !string.IsNullOrWhiteSpace(group);

    public static void Write(CustomFileWriter writer, string? group, bool cancelInProgress)
    {
        writer.WriteLine("concurrency:");
        using (writer.Indent())
        {
            writer.WriteLine($"group: {Yaml.Scalar(string.IsNullOrWhiteSpace(group) ? DefaultGroup : group)}");
            if (cancelInProgress)
                writer.WriteLine("cancel-in-progress: true");
        }
    }
}
