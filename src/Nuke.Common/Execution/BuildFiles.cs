namespace Nuke.Common.Execution;

/// <summary>Keeps the files up to date by which editors help to write parameter files.</summary>
internal static class BuildFiles
{
    public static void Update(BuildSession session, NukeBuild build)
    {
    }
}
