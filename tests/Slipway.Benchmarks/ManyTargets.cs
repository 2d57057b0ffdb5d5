using System.Reflection;
using System.Reflection.Emit;
using Nuke.Common;

namespace Slipway.Benchmarks;

/// <summary>Makes a build class of any size: targets <c>T0</c>, <c>T1</c>, ..., each depending on some before it.</summary>
internal static class ManyTargets
{
    static readonly MethodInfo DependsOn = typeof(ITargetDefinition).GetMethod(nameof(ITargetDefinition.DependsOn), [typeof(Target[])])!;

    public static NukeBuild Create(int targets, int dependencies)
    {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("ManyTargets"), AssemblyBuilderAccess.Run)
            .DefineDynamicModule("ManyTargets");
        var type = module.DefineType("Build", TypeAttributes.Public | TypeAttributes.Class, typeof(NukeBuild));
        var getters = Enumerable.Range(0, targets).Select(x => Declare(type, $"T{x}")).ToList();
        var edges = Enumerable.Range(0, dependencies)
            .Select(x => (From: 1 + (x * 7919 % (targets - 1)), Number: x * 104729L))
            .ToLookup(x => x.From, x => getters[(int)(x.Number % x.From)]);
        for (var index = 0; index < targets; index++)
            Define(type, getters[index], [.. edges[index]]);
        return (NukeBuild)Activator.CreateInstance(type.CreateType())!;
    }

    static MethodBuilder Declare(TypeBuilder type, string name)
    {
        var getter = type.DefineMethod($"get_{name}", MethodAttributes.Public | MethodAttributes.SpecialName, typeof(Target), []);
        type.DefineProperty(name, PropertyAttributes.None, typeof(Target), []).SetGetMethod(getter);
        return getter;
    }

    /// <summary><c>Target T5 => _ => _.DependsOn(T1, T3);</c></summary>
    static void Define(TypeBuilder type, MethodBuilder getter, IReadOnlyList<MethodInfo> dependencies)
    {
        var lambda = type.DefineMethod(
            $"define_{getter.Name}", MethodAttributes.Private, typeof(ITargetDefinition), [typeof(ITargetDefinition)]);
        var code = lambda.GetILGenerator();
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Ldc_I4, dependencies.Count);
        code.Emit(OpCodes.Newarr, typeof(Target));
        for (var index = 0; index < dependencies.Count; index++)
        {
            code.Emit(OpCodes.Dup);
            code.Emit(OpCodes.Ldc_I4, index);
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Call, dependencies[index]);
            code.Emit(OpCodes.Stelem_Ref);
        }

        code.Emit(OpCodes.Callvirt, DependsOn);
        code.Emit(OpCodes.Ret);
        var get = getter.GetILGenerator();
        get.Emit(OpCodes.Ldarg_0);
        get.Emit(OpCodes.Ldftn, lambda);
        get.Emit(OpCodes.Newobj, typeof(Target).GetConstructors()[0]);
        get.Emit(OpCodes.Ret);
    }
}
