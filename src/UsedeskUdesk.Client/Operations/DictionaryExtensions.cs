using System.Collections.Generic;

namespace UsedeskUdesk.Client.Operations;

/// <summary>Writes objects within a body.</summary>
internal static class DictionaryExtensions
{
    /// <summary>Adds a field; null is left out.</summary>
    public static Dictionary<string, object> With(this Dictionary<string, object> fields, string name, object? value)
    {
        if (value is not null)
        {
            fields.Add(name, value);
        }

        return fields;
    }
}
