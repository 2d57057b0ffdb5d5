using Nuke.Common;
using Nuke.Common.ProjectModel;

namespace Nuke.Components;

/// <summary>A solution.</summary>
public interface IHazSolution : INukeBuild
{
    /// <summary>The solution.</summary>
    [Solution]
    [Required]
    Solution Solution => TryGetValue(() => Solution);
}
