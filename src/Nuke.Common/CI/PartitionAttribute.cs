using System.Globalization;
using System.Reflection;
using Nuke.Common.Execution;

namespace Nuke.Common.CI;

/// <summary>
/// A parameter that says which part of split work is done here: with <c>[Partition(3)] readonly Partition TestPartition</c>,
/// <c>--test-partition 2</c> is the second third, and all of it is done when nothing is given.
/// </summary>
/// <param name="total">The number of parts.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public class PartitionAttribute(int total) : ParameterAttribute
{
    /// <summary>The number of parts.</summary>
    public int Total => total;

    /// <inheritdoc/>
    public override bool List => false;

    /// <inheritdoc/>
    public override object GetValue(MemberInfo member, object instance) =>
        BuildSession.Of(instance).Parameters.Value(member) is int part
            ? new Partition { Part = part, Total = Total }
            : Partition.Single;

    /// <inheritdoc/>
    public override IEnumerable<(string Text, object Object)> GetValueSet(MemberInfo member, object instance) =>
        Enumerable.Range(1, Total).Select(x => (x.ToString(CultureInfo.InvariantCulture), (object)x));
}
