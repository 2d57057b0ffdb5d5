using Nuke.Common.Completion;

namespace Nuke.Common;

/// <summary>What an invocation can ask for instead of running targets. They are the engine's own, not NUKE's.</summary>
public abstract partial class NukeBuild
{
    [Parameter("Prints the script with which a shell completes targets, parameters and values on TAB; its first lines say how to use it")]
    internal CompletionShell? Completion { get; private set; }

    [Parameter("Encrypts the value of a secret parameter into the parameter file, or that of --profile. The value is typed hidden, or read from standard input")]
    internal string? SetSecret { get; private set; }

    [Parameter("Lists the secret parameters and where each has its value from, without the values")]
    internal bool ListSecrets { get; private set; }

    [Parameter("Encrypts all secrets of the parameter file, or that of --profile, with another password")]
    internal bool ChangeSecretsPassword { get; private set; }
}
