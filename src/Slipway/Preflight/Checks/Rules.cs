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
            return exception.Parts.DefaultIfEmpty(exception).Select(x => Problem.Refuse(x, "correct the Compose file"));
        }
    }
}
