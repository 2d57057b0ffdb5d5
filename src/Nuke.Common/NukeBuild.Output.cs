using System.Reflection;

namespace Nuke.Common;

public abstract partial class NukeBuild
{
    HashSet<DefaultOutput>? _disabledOutputs;

    bool INukeBuild.IsOutputEnabled(DefaultOutput output) => IsOutputEnabled(output);

    internal bool IsOutputEnabled(DefaultOutput output)
    {
        _disabledOutputs ??= GetType().GetCustomAttributes<DisableDefaultOutputAttribute>()
            .Where(x => x.IsApplicable(this))
            .SelectMany(x => x.DisabledOutputs)
            .ToHashSet();
        return !_disabledOutputs.Contains(output);
    }
}
