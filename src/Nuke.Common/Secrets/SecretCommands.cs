using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Parameters;
using Nuke.Common.Reporting;

namespace Nuke.Common.Secrets;

/// <summary>What a person does with the secrets of parameter files.</summary>
internal sealed class SecretCommands(BuildSession session)
{
    IEnumerable<ParameterDefinition> Secrets =>
        session.Parameters.Definitions.Where(x => x.IsSecret).OrderBy(x => x.Name, StringComparer.Ordinal);

    /// <summary>Encrypts a value into the file of the profile.</summary>
    public IEnumerable<ReportLine> Set(string name)
    {
        var definition = Find(name);
        var file = Read();
        var key = KeyOf(file);
        var value = Value(definition, file);
        ParameterFileWriter.Write(file, [(definition.Name, EncryptedText.Encrypt(value, key, ParameterFileSecrets.BoundTo(file, definition.Name)))]);
        yield return new ReportLine($"{file.Name} has a value for {definition.Name} now, encrypted.", ConsoleStyle.Good);
        if (file.Find(definition.Name) is { } old && !old.Any(EncryptedText.IsEncrypted))
            yield return new ReportLine("It was plain text before. If the file was ever committed, have a new value issued.", ConsoleStyle.Warning);
    }

    /// <summary>Says where each secret has its value from.</summary>
    public IEnumerable<ReportLine> List()
    {
        var secrets = Secrets.ToList();
        if (secrets.Count == 0)
            yield return new ReportLine("The build has no [Secret] parameters.");
        var width = secrets.Select(x => x.Name.Length).DefaultIfEmpty().Max();
        foreach (var definition in secrets)
        {
            var given = session.Parameters.Given(definition);
            var state = given == null ? "no value"
                : given.File == null ? given.Origin
                : given.Texts.Any(EncryptedText.IsEncrypted) ? $"encrypted in {given.File.Name}"
                : $"plain text in {given.File.Name}";
            yield return new ReportLine($"{definition.Name.PadRight(width)}  {state}", given == null ? ConsoleStyle.Dim : ConsoleStyle.Plain);
        }
    }

    /// <summary>Encrypts all secrets of the profile's file with another password.</summary>
    public IEnumerable<ReportLine> ChangePassword()
    {
        var file = Read();
        var old = Reader(file);
        var values = Encrypted(file).Select(x => (x.Definition.Name, Value: old.Decrypt(x.Definition.Name, x.Text))).ToList();
        if (values.Count == 0)
            throw new BuildInputException($"{file.Name} has no encrypted secrets.{Environment.NewLine}  Set one: {BuildScript.Command} --set-secret <name>");
        var password = new SecretPassword(session, file.Profile).Chosen(file.Name) ?? SecretPassword.Checked(StandardInput("the new password"));
        var key = SecretKey.New(password);
        ParameterFileWriter.Write(file, values.ConvertAll(x => (x.Name, EncryptedText.Encrypt(x.Value, key, ParameterFileSecrets.BoundTo(file, x.Name)))));
        yield return new ReportLine($"The {values.Count} secrets in {file.Name} have another password now.", ConsoleStyle.Good);
    }

    ParameterDefinition Find(string name) =>
        Secrets.FirstOrDefault(x => KebabCase.Normalize(x.Name) == KebabCase.Normalize(name))
        ?? throw new BuildInputException(
            $"There is no secret parameter '{name}'.{Nearest.Hint(name, Secrets.Select(x => x.Name))}{Environment.NewLine}"
            + (Secrets.Any() ? $"  Secret parameters: {string.Join(", ", Secrets.Select(x => x.Name))}." : "  A parameter is secret when it has [Secret]."));

    ParameterFile Read()
    {
        if (session.Profiles.Count > 1)
            throw new BuildInputException("Secrets are kept by one profile at a time: give --profile one name.");
        var path = session.NukeDirectory / ParameterFiles.NameOf(session.Profiles is [var profile] ? profile : null);
        return File.Exists(path) ? ParameterFile.Read(path) : new ParameterFile(path, new Dictionary<string, IReadOnlyList<string>>());
    }

    ParameterFileSecrets Reader(ParameterFile file) =>
        new(file, () => new SecretPassword(session, file.Profile).Known(file.Name));

    IEnumerable<(ParameterDefinition Definition, string Text)> Encrypted(ParameterFile file) =>
        from definition in Secrets
        from text in file.Find(definition.Name) ?? []
        where EncryptedText.IsEncrypted(text) && !text.StartsWith("v1:", StringComparison.Ordinal)
        select (definition, text);

    /// <summary>The key of the file's other secrets, once the password has been proved right by one of them; else a new one.</summary>
    SecretKey KeyOf(ParameterFile file)
    {
        if (Encrypted(file).FirstOrDefault() is not { Text: { } text } other)
            return SecretKey.New(new SecretPassword(session, file.Profile).New(file.Name));
        var reader = Reader(file);
        reader.Decrypt(other.Definition.Name, text);
        return reader.Key(text);
    }

    string Value(ParameterDefinition definition, ParameterFile file)
    {
        if (session.Questions is { } questions)
            return questions.AskHidden($"Value of {definition.Name} in {file.Name}", x => Wrong(definition, x));
        var value = StandardInput($"the value of {definition.Name}");
        return Wrong(definition, value) is { } reason ? throw new BuildInputException($"The value of {definition.Name} {reason}.") : value;
    }

    string? Wrong(ParameterDefinition definition, string value)
    {
        try
        {
            session.Parameters.Take(definition, [value]);
            return value.Length == 0 ? "is empty" : null;
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }

    string StandardInput(string what)
    {
        var text = session.Invocation.ReadInput();
        var end = text.EndsWith("\r\n", StringComparison.Ordinal) ? 2 : text.EndsWith('\n') ? 1 : 0;
        return text.Length > end
            ? text[..^end]
            : throw new BuildInputException($"Standard input is empty: pass {what} there, or start the build on a terminal.");
    }
}
