namespace Slipway.Contracts.Api;

/// <summary>
/// Which way data goes. A request may accept more than before (contravariance), a response may promise more than before
/// (covariance), and neither the other way round: Liskov's rule, with the API as the type and its callers as the code.
/// </summary>
internal enum Direction
{
    /// <summary>From the caller: what was accepted must still be.</summary>
    Request,

    /// <summary>To the caller: what was promised must still be kept.</summary>
    Response,
}

/// <summary>How a set of values relates to the set it was.</summary>
internal enum Variance
{
    Same,

    /// <summary>Fewer values.</summary>
    Narrower,

    /// <summary>More values.</summary>
    Wider,

    /// <summary>Some gone, others new.</summary>
    Other,
}

internal static class Variances
{
    public static bool IsBreaking(this Variance variance, Direction direction) => variance switch
    {
        Variance.Same => false,
        Variance.Narrower => direction == Direction.Request,
        Variance.Wider => direction == Direction.Response,
        _ => true,
    };

    public static ChangeKind Kind(this Variance variance) => variance switch
    {
        Variance.Narrower => ChangeKind.Narrowed,
        Variance.Wider => ChangeKind.Widened,
        _ => ChangeKind.Changed,
    };

    /// <summary>From whether the old values are among the new ones, and the new among the old.</summary>
    public static Variance Of(bool oldInNew, bool newInOld) => (oldInNew, newInOld) switch
    {
        (true, true) => Variance.Same,
        (true, false) => Variance.Wider,
        (false, true) => Variance.Narrower,
        _ => Variance.Other,
    };

    /// <summary>Of upper limits, where null is none; lower ones are given negated.</summary>
    public static Variance OfLimit(double? old, double? now) =>
        Of((now ?? double.PositiveInfinity) >= (old ?? double.PositiveInfinity), (now ?? double.PositiveInfinity) <= (old ?? double.PositiveInfinity));

    /// <summary>Of a constraint that is kept or not, where null is none.</summary>
    public static Variance OfConstraint(string? old, string? now) => Of(now is null || now == old, old is null || now == old);
}
