using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace UsedeskUdesk.Tests.Support;

/// <summary>Writes the public API of an assembly as lines, in an order that does not depend on where something stands in the sources.</summary>
internal static class PublicApi
{
    private const string Attributes = "System.Management.Automation.";

    /// <summary>For each cmdlet its own line, what it writes, and a line for each parameter and set.</summary>
    public static IReadOnlyList<string> Cmdlets(Assembly assembly)
    {
        var lines = new List<string>();
        var cmdlets = assembly.GetTypes()
            .Select(type => (Type: type, Attribute: Find(type.GetCustomAttributesData(), "CmdletAttribute").SingleOrDefault()))
            .Where(cmdlet => cmdlet.Attribute is not null)
            .Select(cmdlet => (cmdlet.Type, Attribute: cmdlet.Attribute!, Name: string.Join('-', cmdlet.Attribute!.ConstructorArguments.Select(argument => (string)argument.Value!))))
            .OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal);
        foreach (var (type, attribute, name) in cmdlets)
        {
            lines.Add(string.Join("  ", new[] { name }.Concat(attribute.NamedArguments.OrderBy(argument => argument.MemberName, StringComparer.Ordinal).Select(argument => $"{argument.MemberName}={Value(argument.TypedValue)}"))));
            foreach (var output in Find(type.GetCustomAttributesData(), "OutputTypeAttribute"))
            {
                lines.Add($"  writes {string.Join(", ", output.ConstructorArguments.SelectMany(Values))}");
            }

            lines.AddRange(Parameters(type).Order(StringComparer.Ordinal));
        }

        return lines;
    }

    /// <summary>For each visible type its own line, and a line for each member; cmdlets have a list of their own.</summary>
    public static IReadOnlyList<string> Types(Assembly assembly)
    {
        var lines = new List<string>();
        foreach (var type in Visible.Types(assembly).Where(type => !Find(type.GetCustomAttributesData(), "CmdletAttribute").Any()))
        {
            lines.Add(Heading(type));
            if (type.BaseType?.FullName == "System.MulticastDelegate")
            {
                continue;
            }

            var members = type.IsEnum
                ? type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => $"  {field.Name} = {Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}")
                : Visible.Members(type).Where(member => member is not MethodInfo { IsSpecialName: true } || member.Name.StartsWith("op_", StringComparison.Ordinal)).Select(member => "  " + Member(member));
            lines.AddRange(members.Order(StringComparer.Ordinal));
        }

        return lines;
    }

    private static IEnumerable<string> Parameters(Type type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var level = type; level is not null && level.Assembly == type.Assembly; level = level.BaseType)
        {
            foreach (var property in level.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            {
                var attributes = property.GetCustomAttributesData();
                var parameters = Find(attributes, "ParameterAttribute").ToArray();
                if (parameters.Length == 0 || !seen.Add(property.Name))
                {
                    continue;
                }

                var common = new List<string>();
                var aliases = Find(attributes, "AliasAttribute").SelectMany(alias => (IEnumerable<CustomAttributeTypedArgument>)alias.ConstructorArguments[0].Value!).Select(alias => (string)alias.Value!).ToArray();
                if (aliases.Length > 0)
                {
                    common.Add($"aliases {string.Join(",", aliases)}");
                }

                // Rules of the engine that decide what a script may pass.
                common.AddRange(attributes.Select(attribute => (Name: attribute.AttributeType.Name.Replace("Attribute", "", StringComparison.Ordinal), attribute.ConstructorArguments))
                    .Where(rule => rule.Name.StartsWith("Validate", StringComparison.Ordinal) || rule.Name.StartsWith("Allow", StringComparison.Ordinal) || rule.Name is "SupportsWildcards")
                    .Select(rule => rule.Name + (rule.ConstructorArguments.Count == 0 ? "" : $"({string.Join(",", rule.ConstructorArguments.SelectMany(Values))})"))
                    .Order(StringComparer.Ordinal));
                foreach (var parameter in parameters)
                {
                    var named = parameter.NamedArguments.ToDictionary(argument => argument.MemberName, argument => argument.TypedValue.Value);
                    bool Is(string name) => named.GetValueOrDefault(name) is true;
                    var facts = new List<string> { $"  -{property.Name} {TypeName(property.PropertyType)}", $"set {named.GetValueOrDefault("ParameterSetName") ?? "*"}" };
                    facts.AddRange(Is("Mandatory") ? ["mandatory"] : []);
                    facts.AddRange(named.GetValueOrDefault("Position") is int position ? [$"position {position}"] : []);
                    facts.AddRange(Is("ValueFromPipeline") ? ["pipeline"] : []);
                    facts.AddRange(Is("ValueFromPipelineByPropertyName") ? ["pipeline by name"] : []);
                    facts.AddRange(Is("ValueFromRemainingArguments") ? ["remaining arguments"] : []);
                    facts.AddRange(Is("DontShow") ? ["hidden"] : []);
                    yield return string.Join("; ", facts.Concat(common));
                }
            }
        }
    }

    private static IEnumerable<CustomAttributeData> Find(IEnumerable<CustomAttributeData> attributes, string name)
        => attributes.Where(attribute => attribute.AttributeType.FullName == Attributes + name);

    private static string Heading(Type type)
    {
        var kind = type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : type.IsValueType ? "struct"
            : type.BaseType?.FullName == "System.MulticastDelegate" ? "delegate"
            : type.IsAbstract && type.IsSealed ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class"
            : "class";
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var bases = type.GetInterfaces().Except(inherited).Where(contract => contract.IsVisible).Select(TypeName).Order(StringComparer.Ordinal).ToList();
        if (kind is "class" or "abstract class" or "sealed class" && type.BaseType is { FullName: not "System.Object" } parent)
        {
            bases.Insert(0, TypeName(parent));
        }

        var text = $"{TypeName(type)}  {kind}{(type.IsEnum ? " of " + TypeName(type.GetEnumUnderlyingType()) : "")}";
        if (kind == "delegate")
        {
            text += " " + Signature(type.GetMethod("Invoke")!);
        }
        else if (bases.Count > 0 && !type.IsEnum)
        {
            text += " : " + string.Join(", ", bases);
        }

        return text + Constraints(type.GetGenericArguments());
    }

    private static string Member(MemberInfo member)
    {
        switch (member)
        {
            case FieldInfo field:
                var constant = field.IsLiteral ? " = " + Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture) : "";
                return $"{field.Name}  {Reach(field.IsPublic)}{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}field {TypeName(field.FieldType)}{constant}";
            case PropertyInfo property:
                var accessors = new[] { (Word: "get", Method: property.GetMethod), (Word: IsInit(property.SetMethod) ? "init" : "set", Method: property.SetMethod) }
                    .Where(accessor => Visible.IsVisible(accessor.Method))
                    .Select(accessor => Reach(accessor.Method!.IsPublic) + accessor.Word);
                var any = (property.GetMethod ?? property.SetMethod)!;
                var index = property.GetIndexParameters();
                return $"{property.Name}{(index.Length > 0 ? $"[{string.Join(", ", index.Select(Parameter))}]" : "")}  {Modifiers(any)}property {TypeName(property.PropertyType)} {{ {string.Join("; ", accessors)} }}";
            case EventInfo happening:
                return $"{happening.Name}  event {TypeName(happening.EventHandlerType!)}";
            case ConstructorInfo constructor:
                return $"new({string.Join(", ", constructor.GetParameters().Select(Parameter))})  {Reach(constructor.IsPublic)}constructor";
            case MethodInfo method:
                return $"{method.Name}{Signature(method)}  {Reach(method.IsPublic)}{Modifiers(method)}method{Constraints(method.GetGenericArguments())}";
            default:
                throw new InvalidOperationException($"{member} is of no known kind.");
        }
    }

    private static string Signature(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeName))}>" : "";
        return $"{generic}({string.Join(", ", method.GetParameters().Select(Parameter))}) {TypeName(method.ReturnType)}";
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var way = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "";
        var value = parameter.HasDefaultValue ? " = " + Convert.ToString(parameter.RawDefaultValue ?? "default", CultureInfo.InvariantCulture) : "";
        return $"{way}{TypeName(parameter.ParameterType)} {parameter.Name}{value}";
    }

    private static string Modifiers(MethodInfo method)
        => method.IsStatic ? "static "
            : method.DeclaringType!.IsInterface ? ""
            : method.IsAbstract ? "abstract "
            : method.IsVirtual && !method.IsFinal ? ((method.Attributes & MethodAttributes.NewSlot) != 0 ? "virtual " : "override ")
            : "";

    private static string Constraints(Type[] arguments)
        => string.Concat(arguments.Where(argument => argument.IsGenericParameter).Select(argument =>
        {
            var limits = argument.GetGenericParameterConstraints().Select(TypeName).Order(StringComparer.Ordinal).ToList();
            if ((argument.GenericParameterAttributes & GenericParameterAttributes.ReferenceTypeConstraint) != 0)
            {
                limits.Insert(0, "class");
            }

            return limits.Count == 0 ? "" : $" where {argument.Name} : {string.Join(", ", limits)}";
        }));

    private static bool IsInit(MethodInfo? setter)
        => setter?.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit") == true;

    private static string Reach(bool isPublic) => isPublic ? "" : "protected ";

    private static IEnumerable<string> Values(CustomAttributeTypedArgument argument)
        => argument.Value is IEnumerable<CustomAttributeTypedArgument> many ? many.SelectMany(Values) : [Value(argument)];

    private static string Value(CustomAttributeTypedArgument argument)
        => argument.Value is Type type ? TypeName(type)
            : argument.ArgumentType.IsEnum
                ? argument.ArgumentType.GetFields(BindingFlags.Public | BindingFlags.Static).FirstOrDefault(field => Equals(field.GetRawConstantValue(), argument.Value))?.Name ?? $"{argument.Value}"
                : string.Create(CultureInfo.InvariantCulture, $"{argument.Value}");

    private static string TypeName(Type type)
    {
        if (type.IsByRef)
        {
            return TypeName(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return TypeName(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition().FullName == "System.Nullable`1")
        {
            return TypeName(type.GetGenericArguments()[0]) + "?";
        }

        var simple = type.FullName switch
        {
            "System.Boolean" => "bool",
            "System.Byte" => "byte",
            "System.Int32" => "int",
            "System.Int64" => "long",
            "System.Double" => "double",
            "System.Decimal" => "decimal",
            "System.String" => "string",
            "System.Object" => "object",
            "System.Void" => "void",
            _ => null,
        };
        if (simple is not null)
        {
            return simple;
        }

        // Of other libraries the name says enough; the product's own are told apart by their namespace.
        var name = (type.IsNested ? TypeName(type.DeclaringType!) + "." : type.Namespace?.StartsWith("UsedeskUdesk", StringComparison.Ordinal) == true ? type.Namespace + "." : "") + type.Name;
        return type.IsGenericType ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>" : name;
    }
}
