using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace UsedeskUdesk.Tests.Support;

/// <summary>
/// The assemblies of the product as they were built, for reading only: nothing of them is run, so that the cmdlets' assembly can be read
/// without PowerShell. Types in it are compared by name, never with typeof.
/// </summary>
internal sealed class BuiltAssemblies : IDisposable
{
    private static readonly string s_runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private readonly MetadataLoadContext _context;

    /// <param name="project">Such as UsedeskUdesk.Client.</param>
    /// <param name="framework">Where a project is built for several.</param>
    public BuiltAssemblies(string project, string? framework = null)
    {
        var folder = Path.Combine(Metadata("BuiltAssemblies"), project, Metadata("Flavor") + (framework is null ? "" : "_" + framework));
        // The product's own folder first: where both have a file of one name, that is what is shipped.
        var paths = Directory.EnumerateFiles(folder, "*.dll")
            .Append(Metadata("PowerShellStandard"))
            .Concat(Directory.EnumerateFiles(s_runtime, "*.dll"))
            .GroupBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase)
            .Select(files => files.First());
        _context = new MetadataLoadContext(new PathAssemblyResolver(paths), "System.Private.CoreLib");
        Assembly = _context.LoadFromAssemblyPath(Path.Combine(folder, project + ".dll"));
    }

    public Assembly Assembly { get; }

    /// <summary>True for what every machine with .NET has.</summary>
    public static bool IsRuntime(Assembly assembly) => Path.GetDirectoryName(assembly.Location) == s_runtime;

    public void Dispose() => _context.Dispose();

    private static string Metadata(string key)
        => typeof(BuiltAssemblies).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}

/// <summary>Members that are seen from outside an assembly.</summary>
internal static class Visible
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IEnumerable<Type> Types(Assembly assembly)
        => assembly.GetTypes().Where(IsVisible).OrderBy(type => type.FullName, StringComparer.Ordinal);

    public static IEnumerable<MemberInfo> Members(Type type)
        => type.GetMembers(Declared).Where(member => member is not Type && IsVisible(member));

    public static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static bool IsVisible(Type type)
        => type.IsPublic || ((type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!));

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => IsVisible(method),
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        PropertyInfo property => IsVisible(property.GetMethod) || IsVisible(property.SetMethod),
        EventInfo happening => IsVisible(happening.AddMethod),
        _ => false,
    };
}
