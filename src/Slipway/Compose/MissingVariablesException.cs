using System.Collections.Immutable;

namespace Slipway.Compose;

/// <summary>Variables that the Compose files use and nobody has given a value.</summary>
public sealed class MissingVariablesException : InvalidInputException
{
    /// <summary>Creates the error.</summary>
    /// <param name="files">The Compose files.</param>
    /// <param name="envFile">The env file, where there is one.</param>
    /// <param name="variables">All of them.</param>
    public MissingVariablesException(IEnumerable<string> files, string? envFile, ImmutableArray<MissingVariable> variables)
        : base(
            $"""
            {(variables.Length == 1 ? "A variable has" : $"{variables.Length} variables have")} no value in {string.Join(", ", files)}:
            {string.Join('\n', variables.Select(x => $"  {x}"))}
            """,
            envFile is null
                ? "set them in the environment's Variables, or in its Secrets where they are secret"
                : $"write NAME=value into {envFile}, or set them in the environment's Variables or Secrets")
    {
        Variables = variables;
    }

    /// <summary>Each variable, with where it is used.</summary>
    public ImmutableArray<MissingVariable> Variables { get; }
}

/// <summary>A variable without a value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">What is wrong, such as <c>is not set</c> or the message of <c>${X:?message}</c>.</param>
/// <param name="Uses">Where it is used, such as <c>service db, environment.POSTGRES_PASSWORD</c>.</param>
public sealed record MissingVariable(string Name, string Reason, ImmutableArray<string> Uses)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Reason} ({string.Join("; ", Uses)})";
}
