using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Binding;

/// <summary>
/// The rule for objects that a service answered and that are piped to a cmdlet. They hold current values, not requested changes: to send
/// them back would undo what others changed meanwhile, or say again what was said. So a cmdlet that changes something takes only their identifying properties, the parameters marked with
/// <see cref="ItemKeyAttribute"/>, but the New cmdlets; and no cmdlet takes what a
/// parameter marked with <see cref="NotFromAnswerAttribute"/> would bind, nor what stands in a property marked with <see cref="NotLentAttribute"/>. Values on the command line count, results of script
/// blocks included, and so do the rows of a table.
/// They are also about one kind of thing of one service: a number that is only called Id says nothing of what it numbers, and the same number is a ticket, an agent
/// and a session elsewhere. So such names are taken of the types alone that <see cref="OnlyOfAttribute"/> names, and of the other service's objects only the
/// texts that a New cmdlet takes.
/// </summary>
internal sealed class PipedAnswer
{
    private const string Copy = "Deserialized.";
    private const string Selection = "Selected.";
    private const string BareId = "Id";

    private static readonly ConcurrentDictionary<Type, Rule> s_rules = new();
    private static readonly ConcurrentDictionary<Type, string[]> s_notLent = new();

    private readonly ModuleCmdlet _cmdlet;
    private readonly Rule _rule;
    private readonly HashSet<string> _given;
    private readonly HashSet<string> _takenAway = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, object?> _defaults;
    private bool _hasWarned;

    /// <summary>To be made before the first item: until then only the command line is bound, script blocks included.</summary>
    public PipedAnswer(ModuleCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        _rule = s_rules.GetOrAdd(cmdlet.GetType(), static type => new Rule(type));
        _given = new HashSet<string>(cmdlet.MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
        _defaults = _rule.Bound.Where(bound => !_given.Contains(bound.Parameter.Name)).ToDictionary(static bound => bound.Parameter.Name, bound => (object?)bound.Parameter.GetValue(cmdlet));
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

    /// <summary>Sets back what was bound only because a property is called like a parameter, and means something else; the parameter's next name that means it takes its place.</summary>
    private void TakeAwayUnlike(PSObject? item)
    {
        if (item is null || SourceOf(item) is not { } source)
        {
            return;
        }

        foreach (var (parameter, names) in _rule.Bound)
        {
            // The binder takes the first of the names that the object has.
            if (_given.Contains(parameter.Name) || names.FirstOrDefault(name => item.Properties[name] is not null) is not { } bound || _rule.Lends(source, parameter, bound))
            {
                continue;
            }

            SetBack(parameter);
            if (names.FirstOrDefault(name => item.Properties[name] is not null && _rule.Lends(source, parameter, name)) is { } next
                && ArgumentValue.TryConvert(parameter, item.Properties[next].Value, out var value, out _))
            {
                _takenAway.Remove(parameter.Name);
                parameter.SetValue(_cmdlet, value);
            }
        }
    }

    /// <summary>
    /// Of two columns that are one parameter PowerShell takes the first name's, and leaves the other out without a word. Where the other is a list that has all of it and more,
    /// such as a client's e-mails beside the main one, it is taken; where it says something else, that is said once.
    /// </summary>
    /// <returns>The warning; null where there is nothing to say.</returns>
    public string? TakeWider(PSObject? item)
    {
        string? warning = null;
        foreach (var (parameter, names) in _rule.Bound)
        {
            if (item is null || names.Length == 1 || _given.Contains(parameter.Name) || _takenAway.Contains(parameter.Name))
            {
                continue;
            }

            var columns = names.Where(name => item.Properties[name] is { } property && Lends(item, parameter, name) && !EmptyArguments.IsEmpty(PlainValues.Unwrap(property.Value))).ToArray();
            if (columns.Length < 2)
            {
                continue;
            }

            // A bare Id is that of the row itself, where the row has a column that says more.
            var taken = columns.FirstOrDefault(static name => name != BareId) ?? columns[0];
            var values = Values(item, taken);
            foreach (var other in columns.Where(name => name != taken))
            {
                var others = Values(item, other);
                if (others.All(values.Contains))
                {
                    continue;
                }

                if (parameter.PropertyType.IsArray && values.All(others.Contains) && ArgumentValue.TryConvert(parameter, item.Properties[other].Value, out var wider, out _))
                {
                    parameter.SetValue(_cmdlet, wider);
                    (taken, values) = (other, others);
                }
                else if (!_hasWarned && SourceOf(item) is null && !_rule.IsOwnNumber(other))
                {
                    _hasWarned = true;
                    warning = $"The columns {taken} and {other} are both -{parameter.Name}, and differ: '{string.Join(", ", values)}' is taken of {taken}. Leave one of the two out.";
                }
            }
        }

        return warning;
    }

    private static HashSet<string> Values(PSObject item, string column)
    {
        var plain = PlainValues.Unwrap(item.Properties[column].Value);
        var parts = plain is string text ? ListText.Parts(text) : plain is IEnumerable list and not IDictionary ? list.Cast<object?>() : new[] { plain };
        return new HashSet<string>(parts.Select(static part => FieldText.Value(part).Trim()), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Refuses an item that does not give what the cmdlet must have: PowerShell saw a value there, which is not one for this cmdlet.</summary>
    /// <exception cref="RequestException">A mandatory parameter was set back.</exception>
    public void CheckMandatory(PSObject item)
    {
        if (_takenAway.Count > 0 && SourceOf(item) is { } source
            && _rule.Bound.Select(static bound => bound.Parameter).FirstOrDefault(parameter => _takenAway.Contains(parameter.Name) && IsMandatory(parameter)) is { } missing)
        {
            throw new RequestException("MissingParameter", $"{_cmdlet.MyInvocation.MyCommand.Name} takes no {missing.Name} of a {source.Name}. Give it: -{missing.Name} {{ $_.… }}.", missing.Name);
        }
    }

    /// <summary>Whether a cmdlet takes what an object has under a name; true for rows and whatever else is no object of the module.</summary>
    public bool Lends(PSObject item, PropertyInfo parameter, string name) => SourceOf(item) is not { } source || _rule.Lends(source, parameter, name);

    private bool IsMandatory(PropertyInfo parameter)
        => parameter.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.Mandatory && (attribute.ParameterSetName == ParameterAttribute.AllParameterSets || attribute.ParameterSetName == _cmdlet.ParameterSetName));

    private void SetBack(PropertyInfo parameter)
    {
        if (!_given.Contains(parameter.Name))
        {
            _takenAway.Add(parameter.Name);
            parameter.SetValue(_cmdlet, _defaults[parameter.Name]);
        }
    }

    private static string[] FindNotLent(Type model)
        => model.GetProperties().Where(property => property.IsDefined(typeof(NotLentAttribute), inherit: true)).Select(property => property.Name).ToArray();

    /// <summary>Whether an object is a service's answer, or a copy of one.</summary>
    public static bool IsAnswer(PSObject item) => ModelOf(item) is not null;

    /// <summary>The type of an answer, also as another process or a file sends it; null for anything else. What Select-Object makes is a row: a script may have written its values.</summary>
    private static Type? ModelOf(PSObject item)
        => item.BaseObject is ApiObject answer ? answer.GetType()
            : item.BaseObject is PSCustomObject ? item.TypeNames.Select(static name => Original(name, mayBeSelection: false)).FirstOrDefault(static type => typeof(ApiObject).IsAssignableFrom(type))
            : null;

    /// <summary>The module's type that an object has or had, as an answer, a part of one, a copy or a selection; null for anything else.</summary>
    public static Type? SourceOf(PSObject item)
        => item.BaseObject is not PSCustomObject ? (item.BaseObject.GetType() is var type && type.Assembly == typeof(ApiObject).Assembly ? type : null)
            : item.TypeNames.Select(static name => Original(name, mayBeSelection: true)).FirstOrDefault(static one => one is not null);

    private static Type? Original(string type, bool mayBeSelection)
    {
        var name = type;
        while (name.StartsWith(Copy, StringComparison.Ordinal) || (mayBeSelection && name.StartsWith(Selection, StringComparison.Ordinal)))
        {
            name = name.Substring(name.IndexOf('.') + 1);
        }

        return name.Length < type.Length ? typeof(ApiObject).Assembly.GetType(name) : null;
    }

    /// <summary>What the rule means for one cmdlet.</summary>
    private sealed class Rule
    {
        private readonly Dictionary<PropertyInfo, OnlyOfAttribute[]> _onlyOf;
        private readonly string? _service;
        private readonly bool _makes;

        /// <summary>The names of the properties that name the item; empty where the type of the answer does not matter.</summary>
        private readonly string[] _keys;

        public Rule(Type cmdlet)
        {
            var parameters = cmdlet.GetProperties()
                .Where(property => property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.ValueFromPipelineByPropertyName))
                .ToArray();
            var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>()!;
            _service = ServiceOf(attribute.NounName);
            _makes = attribute.VerbName == VerbsCommon.New;
            _onlyOf = parameters.ToDictionary(static property => property, static property => property.GetCustomAttributes<OnlyOfAttribute>().ToArray());
            // What is made anew may take all that a thing was like; what is read is only named.
            var changes = attribute.SupportsShouldProcess && !_makes;
            var keys = parameters.Where(property => property.IsDefined(typeof(ItemKeyAttribute))).ToArray();
            _keys = changes ? keys.SelectMany(Names).ToArray() : Array.Empty<string>();
            Bound = parameters.Select(property => (property, Names(property).ToArray())).ToArray();
            NotLent = parameters.Where(property => property.IsDefined(typeof(NotFromAnswerAttribute)) || (changes && !keys.Contains(property))).ToArray();
        }

        public IReadOnlyList<PropertyInfo> NotLent { get; }

        /// <summary>All that the pipeline binds by name, with the names in the binder's order.</summary>
        public IReadOnlyList<(PropertyInfo Parameter, string[] Names)> Bound { get; }

        /// <summary>Whether the item is an answer, and one that names what is to be updated: a client is nothing that could be sent back to a ticket.</summary>
        public bool AppliesTo(PSObject? item)
            => NotLent.Count > 0 && item is not null && IsAnswer(item) && (_keys.Length == 0 || _keys.Any(key => item.Properties[key] is not null));

        /// <summary>Whether the cmdlet takes what an object of a type has under a name.</summary>
        public bool Lends(Type source, PropertyInfo parameter, string name)
        {
            // A script's own property, or one that a selection has calculated, means what its author says.
            if (source.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is not { } property)
            {
                return true;
            }

            if (s_notLent.GetOrAdd(source, FindNotLent).Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return false;
            }

            if (ServiceOf(source.Name) is { } service && _service is not null && service != _service)
            {
                return _makes && !IsNumberOrKey(parameter, property);
            }

            var marks = _onlyOf[parameter].Where(mark => string.Equals(mark.Name, name, StringComparison.OrdinalIgnoreCase)).ToArray();
            return marks.Length == 0
                ? !string.Equals(name, BareId, StringComparison.OrdinalIgnoreCase)
                : marks.Any(mark => mark.Kinds.Any(kind => kind.IsAssignableFrom(source)));
        }

        /// <summary>Whether rows made of the service's objects have this column beside what is meant: a place in a queue its own Id, a record its SessionId.</summary>
        public bool IsOwnNumber(string column) => _service == "Udesk" && column is BareId or "SessionId";

        /// <summary>The service that a noun or a type's name begins with; null for what both have.</summary>
        private static string? ServiceOf(string name)
            => name.StartsWith("Udesk", StringComparison.Ordinal) ? "Udesk" : name.StartsWith("Usedesk", StringComparison.Ordinal) ? "Usedesk" : null;

        /// <summary>Whether something is named by a service's own number or key, which means another thing, or nothing, in the other service.</summary>
        private static bool IsNumberOrKey(PropertyInfo parameter, PropertyInfo property)
            => new[] { parameter.Name, property.Name }.Any(static name => name.EndsWith("Id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Token", StringComparison.OrdinalIgnoreCase));

        private static IEnumerable<string> Names(PropertyInfo parameter)
            => parameter.GetCustomAttributes<AliasAttribute>().SelectMany(alias => alias.AliasNames).Prepend(parameter.Name);
    }
}
