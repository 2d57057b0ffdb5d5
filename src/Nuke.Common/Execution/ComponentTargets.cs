using System.Reflection;

namespace Nuke.Common.Execution;

internal static class ComponentTargets
{
    /// <summary>The only target that a component declares itself, for the forms that do not name one.</summary>
    public static PropertyInfo Only<T>(string usedBy)
    {
        var targets = typeof(T).GetProperties().Where(x => x.PropertyType == typeof(Target)).ToList();
        return targets.Count == 1
            ? targets[0]
            : throw new BuildInputException(
                $"Target '{usedBy}' has to name the target of '{typeof(T).Name}' that it means. It declares: "
                + (targets.Count == 0 ? "none." : $"{string.Join(", ", targets.Select(x => x.Name))}."));
    }
}
