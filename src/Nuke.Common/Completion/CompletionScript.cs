using Nuke.Common.Reporting;

namespace Nuke.Common.Completion;

/// <summary>
/// The script that a shell sources. It is the same for every build: what there is to complete it reads from the
/// <see cref="CompletionFile"/> of the checkout whose command is being typed.
/// </summary>
internal static class CompletionScript
{
    public static IEnumerable<ReportLine> Of(CompletionShell shell) =>
        Usage(shell).Select(x => $"# {x}").Concat(Text(shell)).Select(x => new ReportLine(x));

    static IEnumerable<string> Usage(CompletionShell shell) => shell switch
    {
        CompletionShell.Bash =>
        [
            "For this shell:  source <(./build.sh --completion bash)",
            "For all to come: ./build.sh --completion bash > ~/.nuke-completion.bash && echo 'source ~/.nuke-completion.bash' >> ~/.bashrc",
        ],
        CompletionShell.Zsh =>
        [
            "For this shell:  source <(./build.sh --completion zsh)",
            "For all to come: ./build.sh --completion zsh > ~/.nuke-completion.zsh && echo 'source ~/.nuke-completion.zsh' >> ~/.zshrc",
        ],
        CompletionShell.Fish =>
        [
            "For this shell:  ./build.sh --completion fish | source",
            "For all to come: ./build.sh --completion fish > ~/.config/fish/conf.d/nuke-completion.fish",
        ],
        _ =>
        [
            "For this shell:  ./build.ps1 --completion powershell | Out-String | Invoke-Expression",
            "For all to come: ./build.ps1 --completion powershell >> $PROFILE",
        ],
    };

    static string[] Text(CompletionShell shell)
    {
        var extension = shell == CompletionShell.PowerShell ? "ps1" : shell.ToString().ToLowerInvariant();
        using var stream = typeof(CompletionScript).Assembly.GetManifestResourceStream($"completion.{extension}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }
}
