using Nuke.Common.Execution;
using Nuke.Common.Parameters;

namespace Nuke.Common.Secrets;

/// <summary>Decrypts the secrets of one parameter file. The password is looked for, and the key derived, at the first of them.</summary>
internal sealed class ParameterFileSecrets(ParameterFile file, Func<string> password)
{
    readonly Dictionary<string, SecretKey> _keys = new(StringComparer.Ordinal);
    string? _password;

    /// <summary>The value.</summary>
    /// <exception cref="BuildInputException">The password is missing or another one, or the text is not what was encrypted.</exception>
    public string Decrypt(string parameter, string text)
    {
        try
        {
            return EncryptedText.Decrypt(text, Key(text), BoundTo(file, parameter)) ?? throw new FormatException(
                "cannot be decrypted: the password is wrong, or the value was changed, or it belongs to another parameter or file");
        }
        catch (FormatException exception)
        {
            var profile = file.Profile.Length > 0 ? $" --profile {file.Profile}" : "";
            throw new BuildInputException(
                $"\"{parameter}\" in {file.Name} {exception.Message}."
                + $"{Environment.NewLine}  Set it again: {BuildScript.Command} --set-secret {parameter}{profile}");
        }
    }

    /// <summary>The key by which a value was encrypted.</summary>
    /// <exception cref="FormatException">The text is no encrypted value that this engine knows.</exception>
    public SecretKey Key(string text)
    {
        var salt = EncryptedText.Salt(text);
        var name = Convert.ToBase64String(salt);
        if (!_keys.TryGetValue(name, out var key))
            _keys[name] = key = SecretKey.From(_password ??= password(), salt);
        return key;
    }

    /// <summary>The file and the name are sealed into a value, so that no other value can be put in its place.</summary>
    public static string BoundTo(ParameterFile file, string parameter) => $"{file.Path.Name}\n{parameter}";
}
