using Nuke.Common.Utilities;

namespace Slipway.Workflows;

/// <summary>Writes a workflow's file with its own header instead of the engine's, so that every engine makes the same bytes.</summary>
internal sealed class WorkflowFileWriter : CustomFileWriter
{
    readonly StreamWriter _file;

    public WorkflowFileWriter(StreamWriter file)
        : base(file, indentationFactor: 2, commentPrefix: "#")
    {
        file.NewLine = "\n";
        _file = file;
    }

    /// <summary>Drops what the engine has written before the workflow.</summary>
    public void StartOver()
    {
        _file.Flush();
        _file.BaseStream.SetLength(0);
    }
}
