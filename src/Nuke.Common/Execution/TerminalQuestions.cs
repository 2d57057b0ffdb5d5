using Spectre.Console;

namespace Nuke.Common.Execution;

/// <summary>Asks on a terminal. Ctrl-C while it waits cancels the build.</summary>
internal sealed class TerminalQuestions(IAnsiConsole console, CancellationToken cancellation) : IQuestions
{
    public string Ask(string question, Func<string, string?> check) => Show(Prompt(question, check));

    public string AskHidden(string question, Func<string, string?> check) => Show(Prompt(question, check).Secret(mask: null));

    public string Choose(string question, IReadOnlyList<string> choices) =>
        Show(new SelectionPrompt<string> { Title = Markup.Escape(question) }
            .UseConverter(Markup.Escape)
            .AddChoices(choices));

    static TextPrompt<string> Prompt(string question, Func<string, string?> check) =>
        new TextPrompt<string>(Markup.Escape($"{question}:"))
            .AllowEmpty()
            .Validate(x => check(x) is { } wrong ? ValidationResult.Error(Markup.Escape(wrong)) : ValidationResult.Success());

    string Show(IPrompt<string> prompt) => prompt.ShowAsync(console, cancellation).GetAwaiter().GetResult();
}
