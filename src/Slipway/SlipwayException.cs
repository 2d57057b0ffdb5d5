using System.Collections.Immutable;

namespace Slipway;

/// <summary>
/// What went wrong, where, what was left running, and what to type next. Every error that a user can
/// meet is one of these; its <see cref="Exception.Message"/> needs no stack trace beside it.
/// </summary>
public class SlipwayException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What happened and where (environment, server, service, container).</param>
    /// <param name="next">The next command or edit, without punctuation around it.</param>
    /// <param name="innerException">What caused it, for the verbose log.</param>
    public SlipwayException(string message, string? next = null, Exception? innerException = null)
        : base(next is null ? message : $"{message}{System.Environment.NewLine}Next: {next}", innerException)
    {
        Next = next;
    }

    /// <summary>The next command or edit; null where there is nothing to do but read.</summary>
    public string? Next { get; }
}

/// <summary>Input that a person can correct: a key, a flag, a file. The build exits with 2.</summary>
/// <inheritdoc/>
public class InvalidInputException(string message, string? next = null, Exception? innerException = null)
    : SlipwayException(message, next, innerException)
{
    /// <summary>The single mistakes where the message is of several, each with a next step of its own; otherwise empty.</summary>
    public ImmutableArray<InvalidInputException> Parts { get; init; } = [];
}
