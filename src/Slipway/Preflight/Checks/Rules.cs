namespace Slipway.Preflight.Checks;

/// <summary>Rules that a deploy enforces anyway, asked for their opinion.</summary>
internal static class Rules
{
    /// <summary>What a rule refuses, as problems.</summary>
    public static IEnumerable<Problem> Problems(Action rule)
    {
        try
        {
            rule();
            return [];
        }
        catch (InvalidInputException exception)
        {
            return [Of(exception)];
        }
    }

    /// <summary>A refusal as a problem; the next step stands apart.</summary>
    public static Problem Of(SlipwayException exception) => Problem.Refuse(
        exception.Message.Split($"{System.Environment.NewLine}Next: ")[0],
        exception.Next ?? "correct the Compose file");
}
