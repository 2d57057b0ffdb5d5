namespace Slipway.Preflight;

/// <summary>What a problem means for a deploy.</summary>
public enum Severity
{
    /// <summary>Worth knowing; a deploy goes on.</summary>
    Warn,

    /// <summary>A deploy is refused before anything is changed.</summary>
    Refuse,
}

/// <summary>One thing that would make a deploy fail, or is worth knowing before it.</summary>
/// <param name="Severity">Whether it refuses the deploy.</param>
/// <param name="Message">What is wrong, with the key, service, file or address that it is about.</param>
/// <param name="Next">The next command or edit.</param>
public sealed record Problem(Severity Severity, string Message, string Next)
{
    /// <summary>A problem that refuses the deploy.</summary>
    public static Problem Refuse(string message, string next) => new(Severity.Refuse, message, next);

    /// <summary>What could not be learned, as a problem that refuses the deploy.</summary>
    public static Problem Refuse(SlipwayException failure) => failure.Next is { } next
        ? Refuse(failure.Message.Replace($"{System.Environment.NewLine}Next: {next}", "", StringComparison.Ordinal), next)
        : Refuse(failure.Message, "mend that, and ask again");

    /// <summary>A problem that does not.</summary>
    public static Problem Warn(string message, string next) => new(Severity.Warn, message, next);
}
