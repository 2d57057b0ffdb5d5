namespace Nuke.Common.Completion;

/// <summary>The shells that can complete a build's command line.</summary>
internal enum CompletionShell
{
    Bash,
    Zsh,
    Fish,
    PowerShell,
}
