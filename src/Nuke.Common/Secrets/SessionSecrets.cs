using Nuke.Common.Execution;
using Nuke.Common.Parameters;

namespace Nuke.Common.Secrets;

/// <summary>The encrypted values that a run reads: decrypted when they are asked for, and masked from then on.</summary>
internal sealed class SessionSecrets(BuildSession session)
{
    readonly Dictionary<string, ParameterFileSecrets> _files = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Decrypt(ParameterDefinition definition, GivenValue given)
    {
        var file = given.File!;
        if (!_files.TryGetValue(file.Name, out var secrets))
            _files[file.Name] = secrets = new ParameterFileSecrets(file, () => new SecretPassword(session, file.Profile).Known(file.Name));
        var texts = given.Texts.Select(x => EncryptedText.IsEncrypted(x) ? secrets.Decrypt(definition.Name, x) : x).ToList();
        session.AddSecrets(texts);
        return texts;
    }
}
