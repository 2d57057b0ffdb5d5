using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Nuke.Common.Tests.PackageApi;

/// <summary>Everything of the engine that an assembly refers to: types, members, named arguments of attributes, what it overrides.</summary>
internal sealed class EngineUses
{
    private static readonly string[] Engines = ["Nuke.Common", "Nuke.Components"];

    private readonly MetadataReader _reader;
    private readonly ILookup<EntityHandle, string> _places;

    private EngineUses(PEReader file)
    {
        _reader = file.GetMetadataReader();
        _places = MethodBodies.TokensByMethod(file, _reader);
    }

    public static ImmutableArray<EngineUse> In(Stream assembly)
    {
        using var file = new PEReader(assembly);
        var uses = new EngineUses(file);
        return [.. uses.Types(), .. uses.Members(), .. uses.AttributeArguments(), .. uses.Overrides()];
    }

    private IEnumerable<EngineUse> Types() => _reader.TypeReferences
        .Where(IsOfEngine)
        .Select(x => new EngineUse(SignatureNames.Name(_reader, x), PlaceOf(x)));

    private IEnumerable<EngineUse> Members()
    {
        foreach (var handle in _reader.MemberReferences)
        {
            var member = _reader.GetMemberReference(handle);
            if (DefinitionOf(member.Parent) is not { } type) continue;
            var name = _reader.GetString(member.Name);
            var key = member.GetKind() == MemberReferenceKind.Method
                ? ApiKeys.Of(type, name, member.DecodeMethodSignature(SignatureNames.Instance, null))
                : ApiKeys.Of(type, name, member.DecodeFieldSignature(SignatureNames.Instance, null));
            yield return new EngineUse(key, PlaceOf(handle));
        }
    }

    private IEnumerable<EngineUse> AttributeArguments()
    {
        foreach (var attribute in _reader.CustomAttributes.Select(_reader.GetCustomAttribute))
        {
            if (DefinitionOf(AttributeNames.TypeOf(_reader, attribute)) is not { } type) continue;
            foreach (var argument in attribute.DecodeValue(AttributeTypes.Instance).NamedArguments)
            {
                var key = argument.Kind == CustomAttributeNamedArgumentKind.Field
                    ? $"{argument.Name} : {argument.Type}"
                    : $"set_{argument.Name}``0({argument.Type}) : void";
                yield return new EngineUse(EngineUse.Inherited + key, $"an attribute [{type}]");
            }
        }
    }

    private IEnumerable<EngineUse> Overrides() =>
        from type in _reader.TypeDefinitions
        where HasEngineBase(type)
        from handle in _reader.GetTypeDefinition(type).GetMethods()
        let method = _reader.GetMethodDefinition(handle)
        where method.Attributes.HasFlag(MethodAttributes.Virtual) && !method.Attributes.HasFlag(MethodAttributes.NewSlot)
        let name = _reader.GetString(method.Name)
        where name is not ("ToString" or "Equals" or "GetHashCode")
        let key = ApiKeys.Of(name, method.DecodeSignature(SignatureNames.Instance, null))
        where !DeclaresInOwnBase(type, key)
        select new EngineUse(EngineUse.Inherited + key, SignatureNames.Name(_reader, type));

    private bool DeclaresInOwnBase(TypeDefinitionHandle handle, string key)
    {
        var type = _reader.GetTypeDefinition(handle);
        return !type.BaseType.IsNil && type.BaseType.Kind == HandleKind.TypeDefinition && DeclaresSelf((TypeDefinitionHandle)type.BaseType, key);
    }

    private bool DeclaresSelf(TypeDefinitionHandle handle, string key) =>
        _reader.GetTypeDefinition(handle).GetMethods().Select(_reader.GetMethodDefinition).Any(x =>
            x.Attributes.HasFlag(MethodAttributes.Virtual | MethodAttributes.NewSlot)
            && ApiKeys.Of(_reader.GetString(x.Name), x.DecodeSignature(SignatureNames.Instance, null)) == key)
        || DeclaresInOwnBase(handle, key);

    private bool HasEngineBase(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        return !type.BaseType.IsNil && (DefinitionOf(type.BaseType) is not null
            || type.BaseType.Kind == HandleKind.TypeDefinition && HasEngineBase((TypeDefinitionHandle)type.BaseType));
    }

    private string? DefinitionOf(EntityHandle type)
    {
        if (type.Kind == HandleKind.TypeSpecification)
        {
            var blob = _reader.GetBlobReader(_reader.GetTypeSpecification((TypeSpecificationHandle)type).Signature);
            if (blob.ReadCompressedInteger() != (int)SignatureTypeCode.GenericTypeInstance) return null;
            blob.ReadCompressedInteger();
            type = blob.ReadTypeHandle();
        }
        return type.Kind == HandleKind.TypeReference && IsOfEngine((TypeReferenceHandle)type) ? SignatureNames.Name(_reader, type) : null;
    }

    private bool IsOfEngine(TypeReferenceHandle handle)
    {
        var scope = _reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.AssemblyReference => Engines.Contains(_reader.GetString(_reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name)),
            HandleKind.TypeReference => IsOfEngine((TypeReferenceHandle)scope),
            _ => false,
        };
    }

    private string PlaceOf(EntityHandle handle) => _places[handle].FirstOrDefault() ?? "a declaration";
}
