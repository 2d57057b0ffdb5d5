namespace Slipway.Preflight;

/// <summary>One thing that is looked at before a deploy. Pure: everything it knows is in the subject.</summary>
public abstract class PreflightCheck
{
    /// <summary>What the report calls it: <c>disk space</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What must be known for it.</summary>
    public abstract Knowledge Needs { get; }

    /// <summary>What is wrong; nothing when all is well.</summary>
    public abstract IEnumerable<Problem> Find(PreflightSubject subject);

    /// <summary>What was seen where all is well, in a few words.</summary>
    public virtual string Seen(PreflightSubject subject) => "";
}

/// <summary>What a check can need to know.</summary>
[Flags]
public enum Knowledge
{
    /// <summary>Nothing but the environment's declaration.</summary>
    None = 0,

    /// <summary>The Compose files, read.</summary>
    Project = 1,

    /// <summary>The server's answer.</summary>
    Server = 2,

    /// <summary>What the registry says about images.</summary>
    Images = 4,

    /// <summary>How the public domains answer.</summary>
    Domains = 8,

    /// <summary>What the application promises, and how that differs from what serves.</summary>
    Contract = 16,
}
