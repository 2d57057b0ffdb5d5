using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Lets people start a workflow, with inputs.</summary>
public class GitHubActionsWorkflowDispatchTrigger : GitHubActionsDetailedTrigger
{
    /// <summary>Inputs that may be left empty.</summary>
    public string[] OptionalInputs { get; set; } = [];

    /// <summary>Inputs that may not.</summary>
    public string[] RequiredInputs { get; set; } = [];

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine("workflow_dispatch:");
        using var _ = writer.Indent();
        writer.WriteLine("inputs:");
        using (writer.Indent())
        {
            foreach (var input in OptionalInputs)
                WriteInput(writer, input, isRequired: false);
            foreach (var input in RequiredInputs)
                WriteInput(writer, input, isRequired: true);
        }
    }

    static void WriteInput(CustomFileWriter writer, string input, bool isRequired)
    {
        writer.WriteLine($"{Yaml.Scalar(input)}:");
        using (writer.Indent())
        {
            writer.WriteLine($"description: {Yaml.DoubleQuoted(Words.Of(input).JoinSpace())}");
            writer.WriteLine($"required: {(isRequired ? "true" : "false")}");
        }
    }
}
