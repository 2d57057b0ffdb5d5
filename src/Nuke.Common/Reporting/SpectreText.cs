using Spectre.Console;
using Spectre.Console.Rendering;

namespace Nuke.Common.Reporting;

/// <summary>
/// What Spectre.Console draws, as lines: the engine writes them itself, so that there is one place that writes. Whoever
/// calls this loads Spectre.Console, which takes a tenth of a second.
/// </summary>
internal static class SpectreText
{
    public static IReadOnlyList<string> Render(IRenderable content, int width)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        console.Write(content);
        return writer.ToString().TrimEnd('\r', '\n').Split('\n').Select(x => x.TrimEnd('\r')).ToList();
    }
}
