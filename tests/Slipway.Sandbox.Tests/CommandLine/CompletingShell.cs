using CliWrap;
using CliWrap.Buffered;

namespace Slipway.Sandbox.Tests.CommandLine;

/// <summary>
/// A checkout in which a shell completes the real command line of this repository's build. Its <c>build.sh</c> only notes
/// that it was started.
/// </summary>
internal sealed class CompletingShell : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("completion-").FullName;

    private CompletingShell()
    {
    }

    /// <summary>Whether completing started the build, which it must not.</summary>
    public bool StartedTheBuild => File.Exists(Path.Combine(_directory, "started"));

    /// <summary>Asks the build for the script of a shell.</summary>
    public static async Task<CompletingShell> OfAsync(string shell)
    {
        var script = await Cli.Wrap(Path.Combine(SandboxFixture.Root, "build.sh"))
            .WithArguments(["--completion", shell])
            // As on a person's machine: a build server completes nothing, so nothing is written there.
            .WithEnvironmentVariables(x => x.Set("GITHUB_ACTIONS", null))
            .ExecuteBufferedAsync();
        var completing = new CompletingShell();
        var directory = completing._directory;
        Directory.CreateDirectory(Path.Combine(directory, ".nuke", "temp"));
        Directory.CreateDirectory(Path.Combine(directory, "sub"));
        File.Copy(Path.Combine(SandboxFixture.Root, ".nuke", "temp", "completion.tsv"), Path.Combine(directory, ".nuke", "temp", "completion.tsv"));
        await File.WriteAllTextAsync(Path.Combine(directory, "script"), script.StandardOutput);
        await File.WriteAllTextAsync(Path.Combine(directory, "build.sh"), "#!/bin/sh\ntouch \"$(dirname \"$0\")/started\"\n");
        await Cli.Wrap("chmod").WithArguments(["+x", Path.Combine(directory, "build.sh")]).ExecuteAsync();
        return completing;
    }

    /// <summary>What bash's completion function offers for the words, the last of which is being typed.</summary>
    public Task<string[]> BashAsync(params string[] words) => RunAsync("bash", ["--norc", "-c", """
        source ./script
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _nuke_build "$1"
        printf '%s\n' "${COMPREPLY[@]}"
        """, "bash", .. words]);

    /// <summary>What fish offers at the end of the line.</summary>
    public Task<string[]> FishAsync(string line) => RunAsync("fish", ["--no-config", "-c", "source ./script; complete -C $argv[1]", line]);

    /// <summary>What becomes of the line in an interactive zsh when TAB is pressed at its end.</summary>
    public Task<string[]> ZshAsync(string line) => RunAsync("zsh", ["-f", "-c", """
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell "PS1=; autoload -Uz compinit && compinit -u -D; source ./script; report() { print -r -- \"<<\$BUFFER>>\"; BUFFER=; zle .accept-line }; zle -N report; bindkey '^X' report; bindkey '^I' complete-word; setopt noautomenu; print -r -- is-\$((1 + 1))-ready"
        while zpty -r shell chunk && [[ $chunk != *is-2-ready* ]]; do :; done
        zpty -n -w shell "$1"$'\t'$'\x18'
        output=
        while zpty -r shell chunk; do output+=$chunk; [[ $output == *'<<'*'>>'* ]] && break; done
        zpty -d shell
        output=${output##*<<}
        print -r -- "${output%%>>*}"
        """, "zsh", line]);

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private async Task<string[]> RunAsync(string shell, string[] arguments)
    {
        var result = await Cli.Wrap(shell).WithArguments(arguments).WithWorkingDirectory(_directory).ExecuteBufferedAsync();
        result.StandardError.Should().BeEmpty("nothing is printed while one types");
        return result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
