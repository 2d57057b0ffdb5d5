namespace Backend.Models;

/// <summary>Why a model gave no answer.</summary>
public enum ModelFailure
{
    /// <summary>No model is set up here.</summary>
    NotConfigured,

    /// <summary>It does not accept our key.</summary>
    Unauthorized,

    /// <summary>It has been asked too often, or what was paid for is used up.</summary>
    Limited,

    /// <summary>It has a fault of its own, or cannot be reached.</summary>
    Unavailable,

    /// <summary>It took too long.</summary>
    TimedOut,

    /// <summary>It refuses the request as it is, or what it answers is not what is documented.</summary>
    Unusable,
}

/// <summary>A model gave no answer that can be used. The message is for the log and has neither key nor question in it.</summary>
/// <param name="failure">Why.</param>
/// <param name="message">The same in words.</param>
/// <param name="inner">What was thrown below.</param>
public sealed class ModelException(ModelFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why.</summary>
    public ModelFailure Failure { get; } = failure;

    /// <summary>When it may be asked again, where it said so.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
