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

    /// <summary>A failure as a problem that refuses the deploy; the next step stands apart.</summary>
    /// <param name="failure">What a rule refuses, or what kept something from being learned.</param>
    /// <param name="next">The next step where the failure names none.</param>
    public static Problem Refuse(SlipwayException failure, string next = "mend that, and ask again") =>
        Refuse(failure.Message.Split($"{System.Environment.NewLine}Next: ")[0], failure.Next ?? next);

    /// <summary>A problem that does not.</summary>
    public static Problem Warn(string message, string next) => new(Severity.Warn, message, next);
}
