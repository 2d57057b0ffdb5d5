using Nuke.Common.Execution;
using Nuke.Common.Git;
using Nuke.Common.Parameters;
using Serilog;

namespace Nuke.Common.Secrets;

/// <summary>Finds secrets that everybody with the repository can read.</summary>
internal static class PlainSecrets
{
    /// <summary>Warns of plain-text secrets that this run reads from files that Git tracks.</summary>
    public static void Warn(BuildSession session)
    {
        var files = from definition in session.Parameters.Definitions
                    where definition.IsSecret
                    let file = session.Parameters.Given(definition)?.File
                    where file != null && file.Find(definition.Name)!.Any(x => x.Length > 0 && !EncryptedText.IsEncrypted(x))
                    group definition.Name by file;
        foreach (var secrets in files.Where(x => IsTracked(x.Key)))
        {
            var profile = secrets.Key.Profile.Length > 0 ? $" --profile {secrets.Key.Profile}" : "";
            foreach (var name in secrets)
            {
                Log.Warning(
                    "{Name:l} is plain text in {File:l}, which Git tracks. Encrypt it ({Command:l} --set-secret {Name:l}{Profile:l}) and have a new value issued",
                    name, secrets.Key.Name, BuildScript.Command, name, profile);
            }
        }
    }

    static bool IsTracked(ParameterFile file) =>
        QuietGit.Ask(file.Path.Parent, "ls-files", "--error-unmatch", "--", file.Path.Name) != null;
}
