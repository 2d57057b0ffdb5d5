using System.Reflection;
using Nuke.Common.Parameters;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Asks the person at the terminal for a parameter that a target needs, as NUKE does.</summary>
internal static class MissingParameter
{
    /// <summary>Asks, and gives the build the answer. Does nothing where nobody can be asked or the member is no parameter.</summary>
    public static void Ask(BuildSession session, NukeBuild build, MemberInfo member)
    {
        if (session.Parameters.Definition(member) is not { } definition || session.Questions is not { } questions)
            return;
        var text = Answer(questions, session.Parameters, definition);
        Take(session.Parameters, definition, text);
        if (definition.IsSecret)
            session.AddSecrets([text]);
        if (member.DeclaringType is { IsInterface: true })
            build.Injection.Forget(member);
        else
            Injection.Fill(build, member, member.GetCustomAttribute<ValueInjectionAttributeBase>(inherit: true)!);
    }

    static string Answer(IQuestions questions, BuildParameters parameters, ParameterDefinition definition)
    {
        var question = definition.Description is { Length: > 0 } text ? $"{text.TrimEnd('.')} ({definition.Flag})" : definition.Flag;
        var isList = ValueConverter.IsList(definition.Type);
        if (definition.AllowedValues() is { } choices && !isList)
            return questions.Choose(question, choices);
        return definition.IsSecret ? questions.AskHidden(question, Wrong) : questions.Ask(question, Wrong);

        string? Wrong(string answer)
        {
            try
            {
                Take(parameters, definition, answer);
                return string.IsNullOrWhiteSpace(answer) ? "A value is needed." : null;
            }
            catch (FormatException exception)
            {
                return $"That {exception.Message}";
            }
        }
    }

    static void Take(BuildParameters parameters, ParameterDefinition definition, string text) =>
        parameters.Take(definition, ValueConverter.IsList(definition.Type) ? text.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [text]);
}
