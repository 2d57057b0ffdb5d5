using System.Text;

namespace Nuke.Common.Reporting;

/// <summary>
/// Takes over what the build's own code writes with <see cref="Console"/>, so that it is masked too and does not run
/// into the live line. Whole pieces are passed on at once, since a question ends without a line break; single characters
/// are collected to lines, since a secret written character by character would not be recognised.
/// </summary>
internal sealed class ConsoleCapture(Action<string> write) : TextWriter
{
    readonly StringBuilder _characters = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        _characters.Append(value);
        if (value == '\n')
            Flush();
    }

    public override void Write(string? value) => Pass(value ?? "");

    public override void Write(char[] buffer, int index, int count) => Pass(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Pass(buffer.ToString());

    public override void WriteLine() => Pass(NewLine);

    public override void WriteLine(string? value) => Pass($"{value}{NewLine}");

    public override void Flush() => Pass("");

    void Pass(string text)
    {
        var whole = $"{_characters}{text}";
        _characters.Clear();
        if (whole.Length > 0)
            write(whole);
    }
}
