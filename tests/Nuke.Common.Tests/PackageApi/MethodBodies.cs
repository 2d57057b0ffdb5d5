using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Nuke.Common.Tests.PackageApi;

/// <summary>Which methods mention a type or a member, from their instructions.</summary>
internal static class MethodBodies
{
    private static readonly Dictionary<int, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(x => (OpCode)x.GetValue(null)!).ToDictionary(x => (int)(ushort)x.Value);

    public static ILookup<EntityHandle, string> TokensByMethod(PEReader file, MetadataReader reader) => (
        from handle in reader.MethodDefinitions
        let method = reader.GetMethodDefinition(handle)
        where method.RelativeVirtualAddress != 0
        from token in Tokens(file.GetMethodBody(method.RelativeVirtualAddress).GetILReader())
        select (Token: Definition(reader, token), Place: Place(reader, method)))
        .ToLookup(x => x.Token, x => x.Place);

    /// <summary>What the compiler makes of lambdas and iterators is called after the method that they stand in: <c>&lt;Run&gt;b__0</c>.</summary>
    private static string Place(MetadataReader reader, MethodDefinition method)
    {
        var full = $"{SignatureNames.Name(reader, method.GetDeclaringType())}.{reader.GetString(method.Name)}";
        var parts = full.Split('.').Select(x => x.StartsWith('<') ? x[1..].Split('>')[0] : x).Where(x => x.Length > 0);
        return string.Join('.', parts.Distinct());
    }

    private static EntityHandle Definition(MetadataReader reader, EntityHandle handle) => handle.Kind == HandleKind.MethodSpecification
        ? reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method
        : handle;

    private static List<EntityHandle> Tokens(BlobReader code)
    {
        var tokens = new List<EntityHandle>();
        while (code.RemainingBytes > 0)
        {
            int value = code.ReadByte();
            if (value == 0xFE) value = (value << 8) | code.ReadByte();
            var operand = OpCodesByValue[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                tokens.Add((EntityHandle)MetadataTokens.Handle(code.ReadInt32()));
            else
                code.Offset += Size(operand, code);
        }
        return tokens;
    }

    private static int Size(OperandType operand, BlobReader code) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * code.ReadInt32(),
        _ => 4,
    };
}
