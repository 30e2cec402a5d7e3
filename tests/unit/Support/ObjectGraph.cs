using System;
using System.CodeDom.Compiler;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Tests.Support;

/// <summary>
/// Everything that an object holds, private fields included, as lines of "path = value". Goes into the types of one assembly and into
/// collections; what else it meets must be named as a value or as skipped, so that nothing escapes unseen.
/// </summary>
internal static class ObjectGraph
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<string> Of(object root, params Type[] skipped)
    {
        var lines = new List<string>();
        new Walk(root.GetType().Assembly, skipped, lines).Into(root.GetType().Name, root);
        return lines;
    }

    /// <summary>The same for the static fields of an assembly.</summary>
    public static IReadOnlyList<string> OfStatics(Assembly assembly, params Type[] skipped)
    {
        var lines = new List<string>();
        var walk = new Walk(assembly, skipped, lines);
        foreach (var type in assembly.GetTypes().Where(type => !IsGenerated(type) && !type.ContainsGenericParameters).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            foreach (var field in type.GetFields(Static).Where(field => !field.IsLiteral && !IsGenerated(field)))
            {
                walk.Into($"{type.Name}.{field.Name}", field.GetValue(null));
            }
        }

        return lines;
    }

    private static bool IsGenerated(MemberInfo member)
        => member.IsDefined(typeof(GeneratedCodeAttribute), inherit: false)
            || member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !member.Name.EndsWith("__BackingField", StringComparison.Ordinal)
            || member.DeclaringType is { } outer && IsGenerated(outer);

    private sealed class Walk(Assembly assembly, Type[] skipped, List<string> lines)
    {
        private readonly Dictionary<object, string> _seen = new(ReferenceEqualityComparer.Instance);

        public void Into(string path, object? value)
        {
            if (skipped.Any(type => type.IsInstanceOfType(value)))
            {
                return;
            }

            switch (value)
            {
                case null:
                    lines.Add($"{path} = null");
                    return;
                case string or bool or Enum or Uri or JToken:
                    lines.Add($"{path} = {value}");
                    return;
                case DateTimeOffset or DateTime or TimeSpan or IFormattable and ValueType:
                    lines.Add($"{path} = {((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)}");
                    return;
                case Delegate or Lock or Type or StringComparer:
                    return;
                case CancellationTokenSource source:
                    lines.Add($"{path} = cancelled: {source.IsCancellationRequested}");
                    return;
            }

            if (!value.GetType().IsValueType)
            {
                if (_seen.TryGetValue(value, out var first))
                {
                    lines.Add($"{path} = the one at {first}");
                    return;
                }

                _seen.Add(value, path);
            }

            if (value is IEnumerable items)
            {
                var number = 0;
                foreach (var item in items)
                {
                    Into($"{path}[{number++}]", item);
                }

                lines.Add($"{path}.Count = {number}");
                return;
            }

            var type = value.GetType();
            if (type.Assembly != assembly && !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !IsPlain(type))
            {
                throw new InvalidOperationException($"{path} is a {type.FullName}: say whether it is compared or skipped.");
            }

            for (var level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
            {
                foreach (var field in level.GetFields(Instance))
                {
                    Into($"{path}.{field.Name.Split('>')[0].TrimStart('<')}", field.GetValue(value));
                }
            }
        }

        private static bool IsPlain(Type type)
            => type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) || type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal));
    }
}
