using System.Collections.Immutable;
using System.Text;

namespace Slipway.Provision;

/// <summary>What is done to make a server ready.</summary>
/// <param name="Facts">What it is like now.</param>
/// <param name="Steps">In their order; none where it is ready.</param>
/// <param name="Notes">What is not done there, and why.</param>
public sealed record ProvisionPlan(MachineFacts Facts, ImmutableArray<ProvisionStep> Steps, ImmutableArray<string> Notes)
{
    /// <summary>Whether the server is ready.</summary>
    public bool IsEmpty => Steps.IsEmpty;

    /// <summary>The plan as it is printed.</summary>
    /// <param name="where">Environment and server.</param>
    public string Print(string where)
    {
        var text = new StringBuilder($"Plan for {where} ({Facts}): {(IsEmpty ? "nothing to do, the server is ready" : Steps.Length == 1 ? "1 step" : $"{Steps.Length} steps")}");
        foreach (var (index, step) in Steps.Index())
            text.AppendLine().Append($"  {index + 1}. {step.Describe()}");
        foreach (var note in Notes)
            text.AppendLine().Append($"  not done: {note}");
        return text.ToString();
    }
}
