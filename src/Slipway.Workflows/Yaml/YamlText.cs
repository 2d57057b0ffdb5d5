using System.Collections;
using System.Globalization;
using Nuke.Common.Utilities;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Slipway.Workflows.Yaml;

/// <summary>Writes mappings as YAML that every reader takes for the same.</summary>
internal static class YamlText
{
    // A line that is folded is hard to compare, and breaks at places that nobody chose.
    static readonly EmitterSettings Settings = new EmitterSettings()
        .WithBestWidth(int.MaxValue)
        .WithNewLine("\n")
        .WithIndentedSequences();

    /// <summary>Writes a mapping, line by line.</summary>
    public static void Write(CustomFileWriter writer, YamlMap map)
    {
        foreach (var line in Of(map).TrimEnd('\n').Split('\n'))
            writer.WriteLine(line);
    }

    static string Of(YamlMap map)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var emitter = new Emitter(text, Settings);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(version: null, tags: null, isImplicit: true));
        Emit(emitter, map);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    static void Emit(Emitter emitter, object value)
    {
        switch (value)
        {
            case string text:
                emitter.Emit(Quoting.Scalar(text));
                break;
            case bool or int:
                emitter.Emit(new Scalar(Convert.ToString(value, CultureInfo.InvariantCulture)!.ToLowerInvariant()));
                break;
            case CommentedText commented:
                emitter.Emit(Quoting.Scalar(commented.Text));
                emitter.Emit(new Comment(commented.Comment, isInline: true));
                break;
            case YamlMap map:
                EmitMap(emitter, map);
                break;
            default:
                EmitList(emitter, (IEnumerable)value);
                break;
        }
    }

    static void EmitMap(Emitter emitter, YamlMap map)
    {
        emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, map.Any() ? MappingStyle.Block : MappingStyle.Flow));
        foreach (var (key, value) in map)
        {
            emitter.Emit(Quoting.Scalar(key));
            Emit(emitter, value);
        }

        emitter.Emit(new MappingEnd());
    }

    static void EmitList(Emitter emitter, IEnumerable items)
    {
        emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
        foreach (var item in items)
            Emit(emitter, item);
        emitter.Emit(new SequenceEnd());
    }
}
