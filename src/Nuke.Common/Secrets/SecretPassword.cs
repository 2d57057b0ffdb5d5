using Nuke.Common.Execution;
using Nuke.Common.Parameters;

namespace Nuke.Common.Secrets;

/// <summary>
/// Where the password of a parameter file comes from: the variable <c>PARAMS_KEY</c>, or for a profile
/// <c>PARAMS_{PROFILE}_KEY</c>, as in NUKE; else the key file that <c>..._KEY_FILE</c> names; else the person at the terminal.
/// </summary>
internal sealed class SecretPassword(BuildSession session, string profile)
{
    public const int MinimumLength = 10;

    string Name => profile.Length > 0 ? $"Params.{profile}.Key" : "ParamsKey";

    string Variable => profile.Length > 0 ? $"PARAMS_{profile.ToUpperInvariant().Replace('.', '_').Replace('-', '_')}_KEY" : "PARAMS_KEY";

    /// <summary>The password of a file that has secrets.</summary>
    /// <exception cref="BuildInputException">There is none, and nobody to ask.</exception>
    public string Known(string file) =>
        OfEnvironment() ?? Ask($"Password of the secrets in {file}") ?? throw Missing(file);

    /// <summary>The password for a file that has no secrets yet.</summary>
    /// <exception cref="BuildInputException">There is none, it is too short, or there is nobody to ask.</exception>
    public string New(string file) =>
        Checked(OfEnvironment() ?? Chosen(file) ?? throw Missing(file));

    /// <summary>A password that a person chooses, typed twice; null when nobody is there.</summary>
    public string? Chosen(string file)
    {
        if (session.Questions is not { } questions)
            return null;
        var password = questions.AskHidden(
            $"New password for the secrets in {file}",
            x => x.Length < MinimumLength ? $"At least {MinimumLength} characters, please." : null);
        _ = questions.AskHidden("The same again", x => x != password ? "That is another one." : null);
        return password;
    }

    public static string Checked(string password) =>
        password.Length >= MinimumLength
            ? password
            : throw new BuildInputException($"The password for secrets needs at least {MinimumLength} characters.");

    string? Ask(string question) => session.Questions?.AskHidden(question, x => x.Length == 0 ? "It is not empty." : null);

    string? OfEnvironment()
    {
        if (session.Sources.FromEnvironment(Name, prefixedOnly: false) is { Texts: [var password] })
            return password;
        if (session.Sources.FromEnvironment($"{Name}File", prefixedOnly: false) is not { Texts: [var path] } given)
            return null;
        var file = Path.GetFullPath(path, session.RootDirectory);
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BuildInputException($"{ParameterErrors.Capital(given.Origin)} names a key file that cannot be read: {exception.Message}");
        }
    }

    BuildInputException Missing(string file) => new(
        $"The secrets in {file} need their password."
        + $"{Environment.NewLine}  Set the environment variable {Variable}, or {Variable}_FILE to a file that holds it, or start the build on a terminal.");
}
