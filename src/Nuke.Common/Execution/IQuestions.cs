namespace Nuke.Common.Execution;

/// <summary>What a build can ask the person at the terminal. A check answers what is wrong, or null, and is asked again.</summary>
internal interface IQuestions
{
    /// <summary>Asks for a text.</summary>
    string Ask(string question, Func<string, string?> check);

    /// <summary>Asks for a text that nobody looking over the shoulder shall see.</summary>
    string AskHidden(string question, Func<string, string?> check);

    /// <summary>Asks for one of several.</summary>
    string Choose(string question, IReadOnlyList<string> choices);
}
