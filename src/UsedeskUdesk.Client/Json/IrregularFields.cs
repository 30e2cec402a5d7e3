using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Operations;

namespace UsedeskUdesk.Client.Json;

/// <summary>The fields of one service's models whose form varies, or that fill more than one property.</summary>
internal sealed class IrregularFields
{
    private readonly Dictionary<Type, IrregularField[]> _fields = new();

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

    private void Add(Type model, IrregularField field) => _fields[model] = For(model).Append(field).ToArray();
}
