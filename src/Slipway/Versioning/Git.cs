using System.Collections.Immutable;
using System.ComponentModel;
using System.Text;
using CliWrap;
using CliWrap.Buffered;

namespace Slipway.Versioning;

/// <summary>Asks the git command line about one directory.</summary>
internal sealed record Git(string Root)
{
    /// <summary>Runs git without taking the index lock, so that a person's git beside it is never refused.</summary>
    /// <param name="arguments">What git is asked.</param>
    /// <param name="cancellationToken">Ends git.</param>
    /// <param name="index">Another file than the checkout's own index.</param>
    public async Task<GitAnswer> AskAsync(ImmutableArray<string> arguments, CancellationToken cancellationToken, string? index = null)
    {
        try
        {
            var result = await Cli.Wrap("git")
                .WithArguments(["--no-optional-locks", .. arguments])
                .WithWorkingDirectory(Root)
                .WithEnvironmentVariables(new Dictionary<string, string?>(StringComparer.Ordinal) { ["LC_ALL"] = "C", ["GIT_INDEX_FILE"] = index })
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(Encoding.UTF8, cancellationToken);
            return new GitAnswer(result.ExitCode, result.StandardOutput, result.StandardError.Trim());
        }
        catch (Win32Exception exception)
        {
            throw new SlipwayException(
                $"git cannot be started in {Root}: {exception.Message}", "install git, or check that the directory exists", exception);
        }
    }

    /// <summary>Runs git with a name to sign with: a runner of CI has none, and a person's own is used where there is one.</summary>
    public async Task<GitAnswer> SignAsync(ImmutableArray<string> arguments, CancellationToken cancellationToken)
    {
        var identified = (await AskAsync(["var", "GIT_COMMITTER_IDENT"], cancellationToken)).Succeeded;
        ImmutableArray<string> identity = identified ? [] : ["-c", "user.name=Slipway", "-c", "user.email=slipway@localhost"];
        return await AskAsync([.. identity, .. arguments], cancellationToken);
    }
}

/// <summary>What git answered.</summary>
internal sealed record GitAnswer(int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The NUL-terminated items of a <c>-z</c> listing.</summary>
    public string[] Items => Output.Split('\0', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The lines, empty ones included, because an empty one can be an answer.</summary>
    public string[] Lines => Output.Split('\n').Select(line => line.TrimEnd('\r')).ToArray();

    public GitAnswer EnsureSucceeded(string what, string root) => Succeeded
        ? this
        : throw new SlipwayException($"git cannot tell {what} of {root}: {Error}");
}
