using System.ComponentModel;
using System.Globalization;

namespace Nuke.Common.Execution;

/// <summary>How many targets run at a time.</summary>
[TypeConverter(typeof(Converter))]
internal sealed record Parallelism(int Targets)
{
    /// <summary>One after the other, as in NUKE.</summary>
    public static Parallelism Off { get; } = new(1);

    /// <summary>As many as there are processors.</summary>
    public static Parallelism OfProcessors => new(Math.Max(Environment.ProcessorCount, 1));

    internal sealed class Converter : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

        public override object ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
            ((string)value).ToLowerInvariant() switch
            {
                "true" or "yes" or "on" => OfProcessors,
                "false" or "no" or "off" => Off,
                var text when int.TryParse(text, NumberStyles.None, culture, out var targets) && targets > 0 => new Parallelism(targets),
                _ => throw new FormatException("is no number of targets"),
            };
    }
}
