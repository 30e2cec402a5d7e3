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

    private static void Add<T>(string name, Action<T, JToken> set) => Add(typeof(T), Setter.Of(name, set));

    /// <summary>For fields of many rows: the value comes as plain values, without a tree in between.</summary>
    private static void AddPlain<T>(string name, Action<T, object?> set) => Add(typeof(T), Setter.OfPlain(name, set));

    private static void Add(Type type, Setter setter) => s_setters[type] = For(type).Append(setter).ToArray();

    private static string? Text(JToken? value) => value is null or { Type: JTokenType.Null } ? null : value.ToString();

    /// <summary>Takes one field's value, whatever it is.</summary>
    internal sealed class Setter : IValueProvider
    {
        private readonly Action<object, object?> _set;

        private Setter(string name, bool takesPlain, Action<object, object?> set)
        {
            Name = name;
            TakesPlain = takesPlain;
            _set = set;
        }

        public string Name { get; }

        /// <summary>Whether it takes plain values, or a tree.</summary>
        public bool TakesPlain { get; }

        public static Setter Of<T>(string name, Action<T, JToken> set)
            => new(name, takesPlain: false, (target, value) => set((T)target, value as JToken ?? JValue.CreateNull()));

        public static Setter OfPlain<T>(string name, Action<T, object?> set) => new(name, takesPlain: true, (target, value) => set((T)target, value));

        public void SetValue(object target, object? value) => _set(target, value);

        public object? GetValue(object target) => throw new NotSupportedException();
    }
}
