using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace UsedeskUdesk.Client.Json;

/// <summary>Fields that fill more than one property, or whose form varies.</summary>
internal static partial class WireSetters
{
    private static readonly Setter[] s_none = Array.Empty<Setter>();

    private static readonly Dictionary<Type, Setter[]> s_setters = new();

    static WireSetters()
    {
        AddUdesk();
        AddUsedesk();
    }

    public static IReadOnlyList<Setter> For(Type type) => s_setters.TryGetValue(type, out var setters) ? setters : s_none;

    private static void Add<T>(string name, Action<T, JToken> set)
        => s_setters[typeof(T)] = (s_setters.TryGetValue(typeof(T), out var others) ? others : s_none).Append(Setter.Of(name, set)).ToArray();

    private static string? Text(JToken? value) => value is null or { Type: JTokenType.Null } ? null : value.ToString();

    /// <summary>Takes one field's value, whatever it is.</summary>
    internal sealed class Setter : IValueProvider
    {
        private readonly Action<object, JToken> _set;

        private Setter(string name, Action<object, JToken> set)
        {
            Name = name;
            _set = set;
        }

        public string Name { get; }

        public static Setter Of<T>(string name, Action<T, JToken> set) => new(name, (target, value) => set((T)target, value));

        public void SetValue(object target, object? value) => _set(target, value as JToken ?? JValue.CreateNull());

        public object? GetValue(object target) => throw new NotSupportedException();
    }
}
