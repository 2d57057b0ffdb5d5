namespace Slipway.Preflight.Checks;

/// <summary>The memory limits of all services fit into the server, so that the kernel does not choose which of them dies.</summary>
public sealed class MemoryCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "memory";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Server | Knowledge.Project;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        var (limit, memory) = (subject.Project!.MemoryLimit, subject.Server!.MemoryBytes);
        if (memory > 0 && limit > memory)
            yield return Problem.Warn(
                $"The services may use {Size.Of(limit)} together, and {subject.Environment.Server} has {Size.Of(memory)}.",
                $"lower mem_limit in {string.Join(", ", subject.Environment.ComposeFiles)}, turn a profile off, or take a larger server");
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => $"{Size.Of(subject.Server!.MemoryBytes)}, limits {Size.Of(subject.Project!.MemoryLimit)}";
}
