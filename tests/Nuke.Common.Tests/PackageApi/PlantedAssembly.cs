using System.Reflection;
using System.Reflection.Emit;

namespace Nuke.Common.Tests.PackageApi;

/// <summary>A compiled assembly whose only method, <c>Planted.Caller.Run</c>, calls one member.</summary>
internal static class PlantedAssembly
{
    public static MemoryStream Calling(MethodBase member)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Planted"), typeof(object).Assembly);
        var type = assembly.DefineDynamicModule("Planted").DefineType("Planted.Caller", TypeAttributes.Public);
        var code = type.DefineMethod("Run", MethodAttributes.Public | MethodAttributes.Static).GetILGenerator();
        if (member is ConstructorInfo constructor) code.Emit(OpCodes.Newobj, constructor);
        else code.Emit(OpCodes.Call, (MethodInfo)member);
        code.Emit(OpCodes.Ret);
        type.CreateType();
        var stream = new MemoryStream();
        assembly.Save(stream);
        stream.Position = 0;
        return stream;
    }
}
