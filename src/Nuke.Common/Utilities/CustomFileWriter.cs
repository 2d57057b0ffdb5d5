namespace Nuke.Common.Utilities;

/// <summary>Writes the lines of a configuration file, indented.</summary>
/// <param name="streamWriter">What is written to.</param>
/// <param name="indentationFactor">The number of spaces of one level.</param>
/// <param name="commentPrefix">What starts a comment, such as <c>#</c>.</param>
public class CustomFileWriter(StreamWriter streamWriter, int indentationFactor, string commentPrefix)
{
    int _level;

    /// <summary>Writes an indented line, or an empty one.</summary>
    public void WriteLine(string? text = null) =>
        streamWriter.WriteLine(string.IsNullOrEmpty(text) ? "" : new string(' ', _level * indentationFactor) + text);

    /// <summary>Writes a line of comment.</summary>
    public void WriteComment(string? text = null) => WriteLine($"{commentPrefix} {text}".TrimEnd());

    /// <summary>Writes what an action writes.</summary>
    public void Write(Action<CustomFileWriter> writer) => writer(this);

    /// <summary>Indents by one level until disposed.</summary>
    public IDisposable Indent() => DelegateDisposable.CreateBracket(() => _level++, () => _level--);
}
