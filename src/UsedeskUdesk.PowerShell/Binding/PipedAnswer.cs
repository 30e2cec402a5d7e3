using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Binding;

/// <summary>
/// The rule for objects that a service answered and that are piped to a cmdlet. They hold current values, not requested changes: to send
/// them back would undo what others changed meanwhile. So an Update cmdlet takes only their identifying properties, and no cmdlet takes what a
/// parameter marked with <see cref="NotFromAnswerAttribute"/> would bind, nor what stands in a property marked with <see cref="NotLentAttribute"/>. Values on the command line count, results of script
/// blocks included, and so do the rows of a table.
/// </summary>
internal sealed class PipedAnswer
{
    private const string Copy = "Deserialized.";

    private static readonly ConcurrentDictionary<Type, Rule> s_rules = new();
    private static readonly ConcurrentDictionary<Type, string[]> s_notLent = new();

    private readonly ModuleCmdlet _cmdlet;
    private readonly Rule _rule;
    private readonly HashSet<string> _given;
    private readonly HashSet<string> _takenAway = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>To be made before the first item: until then only the command line is bound, script blocks included.</summary>
    public PipedAnswer(ModuleCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        _rule = s_rules.GetOrAdd(cmdlet.GetType(), static type => new Rule(type));
        _given = new HashSet<string>(cmdlet.MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether a parameter stands on the command line.</summary>
    public bool IsGiven(string parameter) => _given.Contains(parameter);

    /// <summary>Whether a parameter's present value only says what the item is.</summary>
    public bool IsLent(string parameter, PSObject? item)
        => !_given.Contains(parameter) && _cmdlet.MyInvocation.BoundParameters.ContainsKey(parameter) && _rule.AppliesTo(item);

    /// <summary>Whether a parameter was set back for the present item.</summary>
    public bool IsTakenAway(string parameter) => _takenAway.Contains(parameter);

    /// <summary>Sets the parameters back that have a value from an answer which they should not have.</summary>
    public void TakeAway(PSObject? item)
    {
        _takenAway.Clear();
        TakeAwayUnlike(item);
        if (!_rule.AppliesTo(item))
        {
            return;
        }

        foreach (var parameter in _rule.NotLent)
        {
            SetBack(parameter);
        }
    }

    /// <summary>Writes the dates among an item's values as text anew: PowerShell wrote them as the culture has it, and the same row would be another one elsewhere.</summary>
    public void WriteTimes(PSObject? item)
    {
        if (item is null)
        {
            return;
        }

        foreach (var (parameter, names) in _rule.Bound)
        {
            if (parameter.PropertyType == typeof(string) && !_given.Contains(parameter.Name) && names.Select(name => item.Properties[name]).FirstOrDefault(static property => property is not null) is { } bound
                && PlainValues.Unwrap(bound.Value) is { } value and (DateTime or DateTimeOffset) && parameter.GetValue(_cmdlet) is string)
            {
                parameter.SetValue(_cmdlet, FieldText.Value(value));
            }
        }
    }

    /// <summary>Sets back what was bound only because a property is called like a parameter, and means something else.</summary>
    private void TakeAwayUnlike(PSObject? item)
    {
        if (item is null || ModelOf(item) is not { } model || s_notLent.GetOrAdd(model, FindNotLent) is not { Length: > 0 } unlike)
        {
            return;
        }

        foreach (var (parameter, names) in _rule.Bound)
        {
            // The binder takes the first of the names that the object has.
            if (names.FirstOrDefault(name => item.Properties[name] is not null) is { } bound && unlike.Contains(bound, StringComparer.OrdinalIgnoreCase))
            {
                SetBack(parameter);
            }
        }
    }

    private void SetBack(PropertyInfo parameter)
    {
        if (!_given.Contains(parameter.Name))
        {
            _takenAway.Add(parameter.Name);
            parameter.SetValue(_cmdlet, parameter.PropertyType.IsValueType ? Activator.CreateInstance(parameter.PropertyType) : null);
        }
    }

    private static string[] FindNotLent(Type model)
        => model.GetProperties().Where(property => property.IsDefined(typeof(NotLentAttribute), inherit: true)).Select(property => property.Name).ToArray();

    /// <summary>Whether an object is a service's answer, or a copy of one.</summary>
    public static bool IsAnswer(PSObject item) => ModelOf(item) is not null;

    /// <summary>The type of an answer, also as another process or a file sends it; null for anything else.</summary>
    private static Type? ModelOf(PSObject item)
        => item.BaseObject is ApiObject answer ? answer.GetType()
            : item.BaseObject is PSCustomObject ? item.TypeNames.Select(Original).FirstOrDefault(static type => type is not null)
            : null;

    private static Type? Original(string type)
        => type.StartsWith(Copy, StringComparison.Ordinal) && typeof(ApiObject).Assembly.GetType(type.Substring(Copy.Length)) is { } original && typeof(ApiObject).IsAssignableFrom(original)
            ? original
            : null;

    /// <summary>What the rule means for one cmdlet.</summary>
    private sealed class Rule
    {
        /// <summary>The names of the properties that name the item; empty where the type of the answer does not matter.</summary>
        private readonly string[] _keys;

        public Rule(Type cmdlet)
        {
            var parameters = cmdlet.GetProperties()
                .Where(property => property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.ValueFromPipelineByPropertyName))
                .ToArray();
            var isUpdate = cmdlet.GetCustomAttribute<CmdletAttribute>()!.VerbName == VerbsData.Update;
            var keys = parameters.Where(property => property.IsDefined(typeof(ItemKeyAttribute))).ToArray();
            _keys = isUpdate ? keys.SelectMany(Names).ToArray() : Array.Empty<string>();
            Bound = parameters.Select(property => (property, Names(property).ToArray())).ToArray();
            NotLent = parameters.Where(property => property.IsDefined(typeof(NotFromAnswerAttribute)) || (isUpdate && !keys.Contains(property))).ToArray();
        }

        public IReadOnlyList<PropertyInfo> NotLent { get; }

        /// <summary>All that the pipeline binds by name, with the names in the binder's order.</summary>
        public IReadOnlyList<(PropertyInfo Parameter, string[] Names)> Bound { get; }

        /// <summary>Whether the item is an answer, and one that names what is to be updated: a client is nothing that could be sent back to a ticket.</summary>
        public bool AppliesTo(PSObject? item)
            => NotLent.Count > 0 && item is not null && IsAnswer(item) && (_keys.Length == 0 || _keys.Any(key => item.Properties[key] is not null));

        private static IEnumerable<string> Names(PropertyInfo parameter)
            => parameter.GetCustomAttributes<AliasAttribute>().SelectMany(alias => alias.AliasNames).Prepend(parameter.Name);
    }
}
