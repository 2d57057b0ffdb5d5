using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Nodes;

/// <summary>Runs an action, at the commit that its pin says.</summary>
/// <param name="action">The action, such as <c>actions/checkout</c>.</param>
public class ActionStep(string action) : Step
{
    /// <summary>The action.</summary>
    public string Action => action;

    /// <summary>The inputs.</summary>
    public IReadOnlyDictionary<string, string> With { get; init; } = new Dictionary<string, string>();

    internal ActionPin? Pin { get; set; }

    private protected override void AddTo(YamlMap step)
    {
        var pin = Pin ?? throw new InvalidOperationException($"{action} has no pin yet.");
        step.Add("uses", new CommentedText($"{action}@{pin.Commit}", pin.Version));
        step.Add("with", YamlMap.Of(With));
    }
}
