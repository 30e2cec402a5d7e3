using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Tests.Support;
using Xunit;

namespace UsedeskUdesk.Tests;

/// <summary>Which project may know which: the layers of docs/architecture.md.</summary>
public sealed class ArchitectureTests
{
    private const string Abstractions = "UsedeskUdesk.Abstractions";
    private const string Client = "UsedeskUdesk.Client";
    private const string Loader = "UsedeskUdesk.Loader";
    private const string PowerShell = "UsedeskUdesk.PowerShell";
    private const string Engine = "System.Management.Automation";

    /// <summary>Every project below src, and what its file may name. A new project fails the test until it stands here.</summary>
    private static readonly Dictionary<string, string[]> s_mayName = new()
    {
        [Abstractions] = [],
        [Client] = [Abstractions, "Microsoft.Extensions.Http.Polly", "Polly", "Newtonsoft.Json", "System.Threading.RateLimiting", "HtmlAgilityPack"],
        [Loader] = [],
        [PowerShell] = [Abstractions, "PowerShellStandard.Library"],
    };

    public static TheoryData<string, string?> BuiltProjects => new()
    {
        { Abstractions, null },
        { Client, "net8.0" },
        { Client, "netstandard2.0" },
        { Loader, null },
        { PowerShell, null },
    };

    [Fact]
    public void ProjectsNameOnlyWhatTheirLayerMayKnow()
    {
        var found = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => XDocument.Load(path).Descendants()
                .Where(element => element.Name.LocalName is "ProjectReference" or "PackageReference" or "Reference" or "FrameworkReference")
                .Select(element => (string)element.Attribute("Include")!)
                .Select(name => name.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(name.Replace('\\', '/')) : name)
                .ToArray());
        Assert.Equal(s_mayName.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        foreach (var (project, names) in found)
        {
            var foreign = names.Except(s_mayName[project]).ToArray();
            Assert.True(foreign.Length == 0, $"{project} must not reference {string.Join(", ", foreign)}");
        }
    }

    /// <summary>A case that does not apply on a system is skipped by an attribute, with a word, and not passed by an early return.</summary>
    [Fact]
    public void NoTestEndsEarlyOnASystem()
    {
        var sources = new[] { "unit", "engine" }.SelectMany(suite => Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", suite), "*.cs", SearchOption.AllDirectories)).ToArray();
        Assert.True(sources.Length > 100);
        Assert.Empty(sources.Where(path => Regex.IsMatch(File.ReadAllText(path), @"if \([^\n]*OperatingSystem\.[^\n]*\)\s*\{\s*(//[^\n]*\s*)*return;")).Select(Path.GetFileName));
    }

    /// <summary>What really got into the assemblies, through whatever file.</summary>
    [Theory]
    [MemberData(nameof(BuiltProjects))]
    public void AssembliesReferenceOnlyWhatTheirLayerMayKnow(string project, string? framework)
    {
        using var built = new BuiltAssemblies(project, framework);
        var references = built.Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).ToArray();
        Assert.NotEmpty(references);
        var own = references.Where(name => name.StartsWith("UsedeskUdesk", StringComparison.Ordinal)).ToArray();
        Assert.Equal(project is Client or PowerShell ? [Abstractions] : [], own);
        Assert.Equal(project == PowerShell, references.Contains(Engine));
        if (project != Client)
        {
            var others = references.Where(name => name != Engine && name != Abstractions && name != "netstandard" && (project != Loader || !name.StartsWith("System.", StringComparison.Ordinal)));
            Assert.Empty(others);
        }
    }

    /// <summary>Whoever uses the product meets no type of another library; only the cmdlets show the engine's, which they derive from.</summary>
    [Theory]
    [MemberData(nameof(BuiltProjects))]
    public void NoForeignTypeIsInAVisibleSignature(string project, string? framework)
    {
        using var built = new BuiltAssemblies(project, framework);
        var types = Visible.Types(built.Assembly).ToArray();
        Assert.NotEmpty(types);
        Assert.Empty(Foreign(types, assembly => BuiltAssemblies.IsRuntime(assembly) || Name(assembly).StartsWith("UsedeskUdesk.", StringComparison.Ordinal) || (project == PowerShell && Name(assembly) == Engine)));
    }

    /// <summary>The search itself: each place where a type can stand is looked at.</summary>
    [Theory]
    [InlineData(typeof(InBase))]
    [InlineData(typeof(InInterface))]
    [InlineData(typeof(InConstraint<>))]
    [InlineData(typeof(InField))]
    [InlineData(typeof(InProperty))]
    [InlineData(typeof(InEvent))]
    [InlineData(typeof(InParameter))]
    [InlineData(typeof(InArrayOfResult))]
    [InlineData(typeof(InGenericArgument))]
    [InlineData(typeof(InConstructor))]
    public void AForeignTypeIsFoundWhereverItStands(Type type)
        => Assert.NotEmpty(Foreign([type], assembly => assembly != typeof(JToken).Assembly));

    [Fact]
    public void WhatIsPrivateDoesNotCount()
        => Assert.Empty(Foreign([typeof(InPrivate)], assembly => assembly != typeof(JToken).Assembly));

    private static string Name(Assembly assembly) => assembly.GetName().Name!;

    private static IReadOnlyList<string> Foreign(IEnumerable<Type> types, Func<Assembly, bool> known)
        => (from type in types
            from mention in Mentions(type)
            from part in Parts(mention.Type)
            where !known(part.Assembly)
            select $"{type.FullName}{mention.Where}: {part.FullName}").Distinct().ToArray();

    /// <summary>The types that can be read off a type from outside, and where.</summary>
    private static IEnumerable<(string Where, Type Type)> Mentions(Type type)
    {
        if (type.BaseType is { } parent)
        {
            yield return (" is a", parent);
        }

        foreach (var contract in type.GetInterfaces().Where(contract => contract.IsVisible))
        {
            yield return (" is a", contract);
        }

        foreach (var constraint in Constraints(type.GetGenericArguments()))
        {
            yield return (" is limited to", constraint);
        }

        foreach (var member in Visible.Members(type))
        {
            var types = member switch
            {
                FieldInfo field => [field.FieldType],
                PropertyInfo property => [property.PropertyType, .. property.GetIndexParameters().Select(index => index.ParameterType)],
                EventInfo happening => [happening.EventHandlerType!],
                MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(parameter => parameter.ParameterType), .. Constraints(method.GetGenericArguments())],
                MethodBase constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
                _ => (IEnumerable<Type>)[],
            };
            foreach (var mentioned in types)
            {
                yield return ("." + member.Name, mentioned);
            }
        }
    }

    private static IEnumerable<Type> Constraints(Type[] arguments)
        => arguments.Where(argument => argument.IsGenericParameter).SelectMany(argument => argument.GetGenericParameterConstraints());

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
        {
            return Parts(type.GetElementType()!);
        }

        return type.IsGenericParameter ? [] : type.GetGenericArguments().SelectMany(Parts).Append(type);
    }

#pragma warning disable CA1051, CA1805, CA1822 // These show each place where a type can stand; they are not meant to be good.
    public class InBase : JObject;

    public abstract class InInterface : IJEnumerable<JToken>
    {
        public abstract IJEnumerable<JToken> this[object key] { get; }

        public abstract IEnumerator<JToken> GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    public class InConstraint<T>
        where T : JToken;

    public class InField
    {
        public readonly JToken? Value = null;
    }

    public class InProperty
    {
        protected JToken? Value { get; set; }
    }

    public class InEvent
    {
        public event EventHandler<JToken>? Happened;

        public void Happen(object what) => Happened?.Invoke(this, (JToken)what);
    }

    public class InParameter
    {
        public void Take(ref JToken value) => value = value.Root;
    }

    public class InArrayOfResult
    {
        public JToken[] Give() => [];
    }

    public class InGenericArgument
    {
        public Dictionary<string, List<JToken>>? Value { get; set; }
    }

    public class InConstructor
    {
        protected InConstructor(JToken value) => _ = value;
    }

    public class InPrivate
    {
        private readonly JToken? _value = null;

        internal JToken? Value => _value;
    }
#pragma warning restore CA1051, CA1805, CA1822
}
