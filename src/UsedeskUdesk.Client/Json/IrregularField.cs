using System;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace UsedeskUdesk.Client.Json;

/// <summary>Takes one field's value, whatever its form, and fills in the model from it.</summary>
internal sealed class IrregularField : IValueProvider
{
    private readonly Action<object, object?> _set;

    private IrregularField(string name, bool takesPlain, Action<object, object?> set)
    {
        Name = name;
        TakesPlain = takesPlain;
        _set = set;
    }

    /// <summary>The service's name for it.</summary>
    public string Name { get; }

    /// <summary>Whether it takes plain values (text, numbers, dictionaries, arrays) in place of a tree of JSON.</summary>
    public bool TakesPlain { get; }

    /// <summary>Whether it is told of a field without a value too; the others take that for a field that is not there.</summary>
    public bool TakesNull { get; set; }

    public static IrregularField Of<TModel>(string name, Action<TModel, JToken> set)
        => new(name, takesPlain: false, (target, value) => set((TModel)target, value as JToken ?? JValue.CreateNull()));

    public static IrregularField OfPlain<TModel>(string name, Action<TModel, object?> set)
        => new(name, takesPlain: true, (target, value) => set((TModel)target, value));

    public void SetValue(object target, object? value) => _set(target, value);

    public object? GetValue(object target) => throw new NotSupportedException();
}
