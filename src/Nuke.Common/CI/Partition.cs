using System.ComponentModel;
using System.Globalization;

namespace Nuke.Common.CI;

/// <summary>A part of the work that is split over agents, such as <c>2/3</c>.</summary>
[TypeConverter(typeof(TypeConverter))]
public class Partition
{
    /// <summary>All of the work.</summary>
    public static Partition Single { get; } = new() { Part = 1, Total = 1 };

    /// <summary>The number of this part, from 1.</summary>
    public int Part { get; set; }

    /// <summary>The number of parts.</summary>
    public int Total { get; set; }

    /// <summary>Whether work of that part is done here.</summary>
    public bool IsIn(int part) => Total == 1 || part == Part;

    /// <summary>The items that are done here: every n-th.</summary>
    /// <typeparam name="T">The type of items.</typeparam>
    public IEnumerable<T> GetCurrent<T>(IEnumerable<T> enumerable) =>
        enumerable.Where((_, index) => index % Total == Part - 1);

    /// <inheritdoc/>
    public override string ToString() => $"{Part}/{Total}";

    /// <summary>Converts texts such as <c>2/3</c>.</summary>
    public class TypeConverter : System.ComponentModel.TypeConverter
    {
        /// <inheritdoc/>
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
            sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        /// <inheritdoc/>
        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
        {
            if (value is not string text)
                return base.ConvertFrom(context, culture, value);
            var numbers = text.Split('/').Select(x => int.Parse(x, CultureInfo.InvariantCulture)).ToArray();
            if (numbers is not [var part, var total] || part < 1 || part > total)
                throw new FormatException($"'{text}' is no part such as 1/3.");
            return new Partition { Part = part, Total = total };
        }
    }
}
