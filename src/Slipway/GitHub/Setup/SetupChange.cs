using System.Collections.Immutable;
using Octokit;

namespace Slipway.GitHub.Setup;

/// <summary>One difference between how a repository is set up and how it should be. The same value is printed and carried out.</summary>
public abstract record SetupChange
{
    /// <summary>The line of the diff.</summary>
    public abstract string Describe();

    /// <inheritdoc/>
    public sealed override string ToString() => Describe();
}

/// <summary>Creates an environment or sets who approves and which branches deploy.</summary>
/// <param name="Environment">How it should be.</param>
/// <param name="Differences">What is otherwise now, a line each.</param>
/// <param name="Exists">Whether it is there already.</param>
/// <param name="WaitMinutes">What somebody has set and nobody here decides; kept.</param>
public sealed record ProtectEnvironment(EnvironmentSetup Environment, ImmutableArray<string> Differences, bool Exists, int WaitMinutes) : SetupChange
{
    /// <inheritdoc/>
    public override string Describe() => $"{(Exists ? "~" : "+")} environment {Environment.Name}: {string.Join("; ", Differences)}";
}

/// <summary>Lets a branch deploy to an environment.</summary>
/// <param name="Environment">Its name.</param>
/// <param name="Branch">Pattern of branches.</param>
public sealed record AllowBranch(string Environment, string Branch) : SetupChange
{
    /// <inheritdoc/>
    public override string Describe() => $"+ environment {Environment}: branch {Branch} may deploy";
}

/// <summary>Lets a branch deploy no longer.</summary>
/// <param name="Environment">Its name.</param>
/// <param name="Branch">Pattern of branches.</param>
/// <param name="Id">Number that GitHub gave the pattern.</param>
public sealed record ForbidBranch(string Environment, string Branch, long Id) : SetupChange
{
    /// <inheritdoc/>
    public override string Describe() => $"- environment {Environment}: branch {Branch} may deploy no longer";
}

/// <summary>Writes a variable of an environment.</summary>
/// <param name="Environment">Its name.</param>
/// <param name="Name">The variable's name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Before">Its value now; null when there is none.</param>
public sealed record SetVariable(string Environment, string Name, string Value, string? Before) : SetupChange
{
    /// <inheritdoc/>
    public override string Describe() => Before is null
        ? $"+ environment {Environment}: variable {Name} = {Value}"
        : $"~ environment {Environment}: variable {Name} = {Before} → {Value}";
}

/// <summary>Writes a secret of an environment, sealed so that GitHub alone can open it.</summary>
/// <param name="Environment">Its name.</param>
/// <param name="Name">The secret's name.</param>
/// <param name="Value">Its value; never printed.</param>
/// <param name="WrittenAt">When it was written before; null when there is none.</param>
public sealed record SetSecret(string Environment, string Name, Secret Value, DateTimeOffset? WrittenAt) : SetupChange
{
    /// <inheritdoc/>
    public override string Describe() => WrittenAt is { } before
        ? $"~ environment {Environment}: secret {Name} (written {before:yyyy-MM-dd}) is written again"
        : $"+ environment {Environment}: secret {Name}";
}

/// <summary>Protects a branch.</summary>
/// <param name="Branch">How it should be.</param>
/// <param name="Differences">What is otherwise now, a line each.</param>
public sealed record ProtectBranch(BranchSetup Branch, ImmutableArray<string> Differences) : SetupChange
{
    /// <summary>What is set now and stays, unless it is weaker.</summary>
    internal BranchProtectionSettings? Before { get; init; }

    /// <inheritdoc/>
    public override string Describe() => $"~ branch {Branch.Name}: {string.Join("; ", Differences)}";
}
