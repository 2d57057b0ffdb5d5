using System.Text;
using Nuke.Common.CI;

namespace Slipway.Workflows.Tests;

/// <summary>What an entity writes.</summary>
internal static class Written
{
    public static string Text(ConfigurationEntity entity)
    {
        using var stream = new MemoryStream();
        using (var file = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true))
            entity.Write(new WorkflowFileWriter(file));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static YamlFile Yaml(ConfigurationEntity entity) => new(Text(entity));
}
