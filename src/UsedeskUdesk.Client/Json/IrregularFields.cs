using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Operations;

namespace UsedeskUdesk.Client.Json;

/// <summary>The fields of one service's models whose form varies, or that fill more than one property.</summary>
internal sealed class IrregularFields
{
    private readonly Dictionary<Type, IrregularField[]> _fields = new();
    private readonly Dictionary<Type, Action<object>> _completions = new();
    private readonly ConditionalWeakTable<object, Dictionary<string, JToken>> _held = new();

    public IrregularFields(IEnumerable<Resource> resources)
    {
        foreach (var resource in resources)
        {
            resource.AddFields(this);
        }
    }

    public IReadOnlyList<IrregularField> For(Type model) => _fields.TryGetValue(model, out var fields) ? fields : Array.Empty<IrregularField>();

    public void Add<TModel>(string name, Action<TModel, JToken> set) => Add(typeof(TModel), IrregularField.Of(name, set));

    /// <summary>For fields of long listings: the value comes as plain values, without a tree of JSON in between.</summary>
    public void AddPlain<TModel>(string name, Action<TModel, object?> set) => Add(typeof(TModel), IrregularField.OfPlain(name, set));

    /// <summary>For fields that only make sense together: they are read when the object has been read whole, in whatever order they came.</summary>
    /// <param name="names">The fields.</param>
    /// <param name="set">Gets those that the object has. A field that is there without a value is a JSON null.</param>
    public void AddTogether<TModel>(string[] names, Action<TModel, IReadOnlyDictionary<string, JToken>> set)
        where TModel : class
    {
        foreach (var name in names)
        {
            var field = IrregularField.Of<TModel>(name, (model, value) => _held.GetOrCreateValue(model)[name] = value);
            field.TakesNull = true;
            Add(typeof(TModel), field);
        }

        AddLast<TModel>(model =>
        {
            _held.TryGetValue(model, out var held);
            _held.Remove(model);
            set(model, held ?? new Dictionary<string, JToken>());
        });
    }

    /// <summary>For what follows from several fields, when the object has been read whole.</summary>
    public void AddLast<TModel>(Action<TModel> complete)
        where TModel : class
    {
        _completions.TryGetValue(typeof(TModel), out var before);
        _completions[typeof(TModel)] = model =>
        {
            before?.Invoke(model);
            complete((TModel)model);
        };
    }

    /// <summary>What to do when an object has been read whole; null where there is nothing to do.</summary>
    public Action<object>? CompletionOf(Type model) => _completions.TryGetValue(model, out var complete) ? complete : null;

    private void Add(Type model, IrregularField field) => _fields[model] = For(model).Append(field).ToArray();
}
