using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Binding;

/// <summary>
/// What a cmdlet takes of a piped item. PowerShell binds the properties of objects, but not the keys of a dictionary, and it runs a cmdlet also for an item that
/// it bound nothing of: such a one would be made from the command line alone. So a dictionary's keys are columns here, and an item that gives nothing is an error.
/// </summary>
internal sealed class PipedRow
{
    private const int MostNames = 5;

    private static readonly ConcurrentDictionary<Type, Parameter[]> s_parameters = new();
    private static readonly HashSet<string> s_reserved = new(StringComparer.OrdinalIgnoreCase) { "psobject", "psbase", "psadapted", "psextended", "pstypenames", "psmembers" };
    private static readonly Spreads s_spread = new();

    private readonly ModuleCmdlet _cmdlet;
    private readonly Parameter[] _parameters;
    private readonly bool _makes;
    private readonly Dictionary<string, object?> _given = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Parameter, object?> _defaults;
    private readonly List<string> _columns = new();
    private readonly List<(PropertyInfo Parameter, object? Value)> _own = new();
    private readonly List<string> _added = new();
    private PSObject? _spread;
    private bool _isBusy;
    private string? _twice;

    /// <summary>To be made before the first item: until then only the command line is bound.</summary>
    public PipedRow(ModuleCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        _parameters = s_parameters.GetOrAdd(cmdlet.GetType(), static type => Find(type).ToArray());
        _defaults = _parameters.ToDictionary(static parameter => parameter, parameter => (object?)parameter.Property.GetValue(cmdlet));
        _makes = cmdlet.GetType().GetCustomAttribute<CmdletAttribute>()!.VerbName is VerbsCommon.New or VerbsCommon.Add;
        foreach (var pair in cmdlet.MyInvocation.BoundParameters)
        {
            _given[pair.Key] = pair.Value;
        }
    }

    /// <summary>The item's columns where it is a dictionary: as they were when it came.</summary>
    public PSObject? View { get; private set; }

    /// <summary>Gives a dictionary its keys as properties while PowerShell binds by name. To be called before it does.</summary>
    public void Begin(PSObject item)
    {
        End();
        (View, _twice, _isBusy) = (null, null, false);
        _columns.Clear();
        _own.Clear();
        var keys = PlainValues.Pairs(item.BaseObject);
        if (keys is null && !IsList(item.BaseObject))
        {
            return;
        }

        // Properties stand at the dictionary itself, whoever looks at it.
        if (keys is not null && !s_spread.TryTake(item.BaseObject))
        {
            _isBusy = true;
            return;
        }

        _spread = item;

        foreach (var pair in keys ?? Enumerable.Empty<KeyValuePair<string, object?>>())
        {
            if (pair.Key.Length == 0 || s_reserved.Contains(pair.Key))
            {
                continue;
            }

            if (_columns.Contains(pair.Key, StringComparer.OrdinalIgnoreCase))
            {
                _twice = pair.Key;
                continue;
            }

            _columns.Add(pair.Key);
            (View ??= new PSObject()).Properties.Add(new PSNoteProperty(pair.Key, pair.Value), preValidated: true);
            if (item.Properties[pair.Key] is not PSNoteProperty)
            {
                item.Properties.Add(new PSNoteProperty(pair.Key, pair.Value), preValidated: true);
                _added.Add(pair.Key);
            }
        }

        foreach (var parameter in _parameters)
        {
            // A dictionary's or a list's Count is none of the row's values.
            if (Column(parameter, item) is { } name && !_columns.Contains(name, StringComparer.OrdinalIgnoreCase) && !_given.ContainsKey(parameter.Property.Name))
            {
                _own.Add((parameter.Property, parameter.Property.GetValue(_cmdlet)));
            }
        }
    }

    /// <summary>
    /// Takes the properties away again, before anybody else sees the item: the dictionary is the person's, and what a script writes to a key would go to the
    /// property in its place.
    /// </summary>
    public void End()
    {
        if (_spread is not { } item)
        {
            return;
        }

        _spread = null;
        foreach (var column in _added)
        {
            item.Properties.Remove(column);
        }

        _added.Clear();
        s_spread.GiveBack(item.BaseObject);
    }

    /// <summary>Sets back what was bound from properties that every dictionary and every list has.</summary>
    /// <exception cref="RequestException">The item's keys could not be bound: a listing would list everything.</exception>
    public void TakeBack(PSObject item)
    {
        if (_isBusy)
        {
            throw new RequestException("InvalidParameter", "The same dictionary is at work in another runspace. Pipe a copy of it in each, such as $row.Clone().");
        }

        foreach (var (parameter, value) in _own)
        {
            if (!TookItself(parameter, item))
            {
                parameter.SetValue(_cmdlet, value);
            }
        }
    }

    /// <summary>
    /// Refuses an item with a value that its parameter cannot hold, such as a list where one text is expected: PowerShell goes on without it, and a comment that was
    /// to be private would go out to the client. Answers of the services are exempt: what they do not lend is known.
    /// </summary>
    /// <exception cref="RequestException">A value of the item was not bound.</exception>
    public void CheckColumns(PSObject item)
    {
        if (PipedAnswer.IsAnswer(item) || IsList(item.BaseObject))
        {
            return;
        }

        foreach (var parameter in _parameters)
        {
            if (parameter.IsInSet(_cmdlet.ParameterSetName)
                && !_given.ContainsKey(parameter.Property.Name)
                && Column(parameter, item) is { } column
                && item.Properties[column].Value is { } value
                && !IsBlank(value)
                && Equals(_defaults[parameter], parameter.Property.GetValue(_cmdlet))
                && !ArgumentValue.TryConvert(parameter.Property, value, out _, out var why))
            {
                throw new RequestException("InvalidParameter", $"The item's '{column}' is not taken: {why}", parameter.Property.Name);
            }
        }
    }

    /// <summary>Refuses an item of which nothing is taken.</summary>
    /// <param name="item">The item, with its parameters bound.</param>
    /// <param name="answer">The rule for objects of the services: what was set back does not count.</param>
    /// <param name="takesItself">Whether the cmdlet knows what to do with the item's own value.</param>
    /// <exception cref="RequestException">Nothing is taken of it, or all that is taken is empty.</exception>
    public void Check(PSObject item, PipedAnswer answer, bool takesItself)
    {
        var name = _cmdlet.MyInvocation.MyCommand.Name;
        if (_twice is not null)
        {
            throw new RequestException("InvalidParameter", $"The item has the key '{_twice}' twice, in other letters; a parameter takes one.");
        }

        var bound = _cmdlet.MyInvocation.BoundParameters;
        var taken = _parameters
            .Where(parameter => bound.TryGetValue(parameter.Property.Name, out var value) && !IsGiven(parameter.Property.Name, value) && !answer.IsTakenAway(parameter.Property.Name)
                && (!_own.Any(own => own.Parameter == parameter.Property) || TookItself(parameter.Property, item)))
            .ToArray();
        if (takesItself || taken.Any(parameter => !IsBlank(parameter.Property.GetValue(_cmdlet))))
        {
            return;
        }

        // What an earlier item gave still counts as bound, without a value.
        var empty = taken.Where(parameter => Column(parameter, item) is not null || _given.ContainsKey(parameter.Property.Name)).ToArray();
        if (empty.Length > 0)
        {
            if (PipedAnswer.IsAnswer(item) && !_makes)
            {
                // Such as a session that a robot has: the cmdlet knows better what that lacks.
                return;
            }

            throw new RequestException("EmptyArgument", $"All that {name} takes of this item is empty: {Names(empty)}. Nothing is made or changed for it; leave it out, or look at where it comes from.");
        }

        if (IsList(item.BaseObject))
        {
            var count = item.BaseObject is ICollection { Count: var number } ? $" of {number}" : string.Empty;
            throw new RequestException(
                "InvalidParameter",
                $"The item is a whole list{count} ({item.BaseObject.GetType().Name}), and {name} takes one row at a time. Pipe the rows: $list | {name}, without a comma before it and without -NoEnumerate; those of a table are $table.Rows.");
        }

        throw new RequestException("MissingParameter", PipedAnswer.SourceOf(item) is { } source
            ? $"{name} takes nothing of a {source.Name}, and nothing is made or changed for it. {Advice(item, answer)}"
            : $"{name} takes nothing of this item ({Describe(item)}), and nothing is made or changed for it. {Advice(item, answer)}");
    }

    private string Advice(PSObject item, PipedAnswer answer)
    {
        if (OtherDelimiter(item) is { } advice)
        {
            return advice;
        }

        var hidden = _parameters.Where(parameter => _given.ContainsKey(parameter.Property.Name) && Column(parameter, item) is { } column && answer.Lends(item, parameter.Property, column)).ToArray();
        if (hidden.Length > 0)
        {
            return $"Its {Names(hidden)} would be taken if the command line did not give the same.";
        }

        var free = _parameters.Where(parameter => parameter.ByName && !_given.ContainsKey(parameter.Property.Name)).ToArray();
        if (PipedAnswer.SourceOf(item) is not null)
        {
            // What names the thing that is meant, before what is said of it.
            var needed = free.FirstOrDefault(static parameter => parameter.IsMandatory) ?? free.FirstOrDefault(static parameter => parameter.Property.IsDefined(typeof(ItemKeyAttribute))) ?? free.FirstOrDefault();
            return (needed is null ? string.Empty : $"Say what to take of it: -{needed.Property.Name} {{ $_.… }}. ")
                + $"To do the same once for each item, whatever it is, use ForEach-Object {{ {_cmdlet.MyInvocation.MyCommand.Name} … }}.";
        }

        return (free.Length == 0 ? string.Empty : $"Pipe objects with properties such as {Names(free)}: [pscustomobject]@{{ {free[0].Property.Name} = … }}, or the rows of Import-Csv; or say what to take of it: -{free[0].Property.Name} {{ $_ }}. ")
            + $"To do the same once for each item, whatever it is, use ForEach-Object {{ {_cmdlet.MyInvocation.MyCommand.Name} … }}.";
    }

    /// <summary>What to do where the one column's name is that of several, from a file that has them parted by something else than commas; null where it is not.</summary>
    public static string? OtherDelimiter(PSObject item)
        => item.BaseObject is PSCustomObject
            && item.Properties.OfType<PSNoteProperty>().Select(static column => column.Name).Take(2).ToArray() is { Length: 1 } columns
            && columns[0].FirstOrDefault(static letter => letter is ';' or '\t' or '|') is var delimiter and not default(char)
                ? $"Read the file with Import-Csv -Delimiter '{(delimiter == '\t' ? "`t" : delimiter.ToString())}'."
                : null;

    /// <summary>The columns of a row; none where the item is something else.</summary>
    private string[] Columns(PSObject item)
        => _columns.Count > 0 || item.BaseObject is PSCustomObject ? item.Properties.OfType<PSNoteProperty>().Select(static column => column.Name).ToArray() : Array.Empty<string>();

    private string Describe(PSObject item)
        => Columns(item) is { Length: > 0 } columns ? $"it has {string.Join(", ", columns.Take(MostNames).Select(static column => $"'{column}'"))}{(columns.Length > MostNames ? "…" : string.Empty)}"
            : item.BaseObject is PSCustomObject or IDictionary ? "it is empty"
            : item.BaseObject.GetType().Name;

    private static string Names(IReadOnlyCollection<Parameter> parameters)
        => string.Join(", ", parameters.Take(MostNames).Select(static parameter => parameter.Property.Name)) + (parameters.Count > MostNames ? "…" : string.Empty);

    private static bool IsBlank(object? value) => value is string text ? string.IsNullOrWhiteSpace(text) : EmptyArguments.IsEmpty(value);

    /// <summary>Whether a value is still that of the command line: a script block there is bound to its result, item by item.</summary>
    private bool IsGiven(string parameter, object? value) => _given.TryGetValue(parameter, out var given) && ReferenceEquals(given, value);

    /// <summary>Whether a parameter was bound to the item as a whole, and not to one of its properties.</summary>
    private bool TookItself(PropertyInfo property, PSObject item)
        => _parameters.First(parameter => parameter.Property == property) is { ByValue: true } && IsList(item.BaseObject);

    /// <summary>The property of an item that a parameter is bound to by name: the binder takes the first of the names that the object has.</summary>
    private static string? Column(Parameter parameter, PSObject item) => parameter.ByName ? parameter.Names.FirstOrDefault(name => item.Properties[name] is not null) : null;

    /// <summary>Whether an item holds rows, instead of being one.</summary>
    private static bool IsList(object item) => item is (IList or IListSource) and not IDictionary;

    private static IEnumerable<Parameter> Find(Type cmdlet)
        => from property in cmdlet.GetProperties()
           where property.Name != "InputObject"
           let attributes = property.GetCustomAttributes<ParameterAttribute>().ToArray()
           let byName = attributes.Any(static attribute => attribute.ValueFromPipelineByPropertyName)
           let byValue = attributes.Any(static attribute => attribute.ValueFromPipeline)
           where byName || byValue
           select new Parameter(
               property,
               property.GetCustomAttributes<AliasAttribute>().SelectMany(static alias => alias.AliasNames).Prepend(property.Name).ToArray(),
               attributes.Where(static attribute => attribute.ValueFromPipelineByPropertyName).Select(static attribute => attribute.ParameterSetName).ToArray(),
               byValue);

    /// <summary>Dictionaries that have their keys as properties now, and on which thread: two runspaces may share one.</summary>
    private sealed class Spreads
    {
        private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

        private readonly ConditionalWeakTable<object, Holder> _holders = new();

        /// <summary>False where another thread has it, and does not give it back soon. The same thread may take it again.</summary>
        public bool TryTake(object item)
        {
            var clock = Stopwatch.StartNew();
            lock (_holders)
            {
                while (true)
                {
                    var holder = _holders.GetOrCreateValue(item);
                    if (holder.Count == 0 || holder.Thread == Environment.CurrentManagedThreadId)
                    {
                        (holder.Thread, holder.Count) = (Environment.CurrentManagedThreadId, holder.Count + 1);
                        return true;
                    }

                    var left = s_patience - clock.Elapsed;
                    if (left <= TimeSpan.Zero)
                    {
                        return false;
                    }

                    Monitor.Wait(_holders, left);
                }
            }
        }

        public void GiveBack(object item)
        {
            lock (_holders)
            {
                if (_holders.TryGetValue(item, out var holder) && --holder.Count == 0)
                {
                    Monitor.PulseAll(_holders);
                }
            }
        }

        private sealed class Holder
        {
            public int Thread { get; set; }

            public int Count { get; set; }
        }
    }

    /// <summary>A parameter that takes pipeline input.</summary>
    private sealed class Parameter
    {
        private readonly string[] _sets;

        public Parameter(PropertyInfo property, string[] names, string[] sets, bool byValue)
        {
            Property = property;
            Names = names;
            _sets = sets;
            ByValue = byValue;
        }

        public PropertyInfo Property { get; }

        /// <summary>In the binder's order.</summary>
        public string[] Names { get; }

        public bool ByName => _sets.Length > 0;

        public bool IsMandatory => Property.GetCustomAttributes<ParameterAttribute>().Any(static attribute => attribute.Mandatory);

        public bool ByValue { get; }

        /// <summary>Whether it is bound by name in a parameter set.</summary>
        public bool IsInSet(string name) => Array.Exists(_sets, set => set == name || set == ParameterAttribute.AllParameterSets);
    }
}
