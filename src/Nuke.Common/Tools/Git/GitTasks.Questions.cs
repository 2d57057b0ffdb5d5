using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Git;

public partial class GitTasks
{
    /// <summary>Whether no branch is checked out.</summary>
    public static bool GitIsDetached() => GitIsDetached(workingDirectory: null);

    /// <summary>Whether no branch is checked out.</summary>
    public static bool GitIsDetached(string? workingDirectory) => GitCurrentBranch(workingDirectory) == null;

    /// <summary>Whether nothing is changed or added.</summary>
    public static bool GitHasCleanWorkingCopy() => GitHasCleanWorkingCopy(workingDirectory: null);

    /// <summary>Whether nothing is changed or added.</summary>
    public static bool GitHasCleanWorkingCopy(string? workingDirectory) =>
        Lines("status --porcelain", workingDirectory).Count == 0;

    /// <summary>The branch that is checked out, or null.</summary>
    public static string GitCurrentBranch() => GitCurrentBranch(workingDirectory: null);

    /// <summary>The branch that is checked out, or null.</summary>
    public static string GitCurrentBranch(string? workingDirectory) =>
        Lines("branch --show-current", workingDirectory).SingleOrDefault(x => x.Length > 0)!;

    /// <summary>The commit that is checked out.</summary>
    public static string GitCurrentCommit() => GitCurrentCommit(workingDirectory: null);

    /// <summary>The commit that is checked out.</summary>
    public static string GitCurrentCommit(string? workingDirectory) =>
        Lines("rev-parse HEAD", workingDirectory).Single();

    static List<string> Lines(string arguments, string? workingDirectory) =>
        Git(arguments, workingDirectory, logOutput: false, logInvocation: false)
            .Where(x => x.Type == OutputType.Std)
            .Select(x => x.Text)
            .ToList();
}
