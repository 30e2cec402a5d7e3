using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Simulator.Http;

/// <summary>Form fields with PHP's brackets, a[0][b] and a[], as one JSON object.</summary>
internal static class PhpForm
{
    public static JObject Parse(IEnumerable<NamedValue> fields)
    {
        var root = new JObject();
        foreach (var field in fields)
        {
            Put(root, Keys(field.Name), field.Value);
        }

        foreach (var property in root.Properties().ToList())
        {
            property.Value = Lists(property.Value);
        }

        return root;
    }

    private static List<string> Keys(string name)
    {
        var open = name.IndexOf('[');
        if (open <= 0)
        {
            return [name];
        }

        var keys = new List<string> { name[..open] };
        while (open >= 0 && open < name.Length && name[open] == '[')
        {
            var close = name.IndexOf(']', open);
            if (close < 0)
            {
                break;
            }

            keys.Add(name[(open + 1)..close]);
            open = close + 1;
        }

        return keys;
    }

    private static void Put(JObject node, List<string> keys, string value)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            var key = keys[i].Length > 0 || i == 0 ? keys[i] : node.Count.ToString(CultureInfo.InvariantCulture);
            if (i == keys.Count - 1)
            {
                node[key] = value;
                return;
            }

            if (node[key] is not JObject child)
            {
                node[key] = child = [];
            }

            node = child;
        }
    }

    private static JToken Lists(JToken token)
    {
        if (token is not JObject node)
        {
            return token;
        }

        foreach (var property in node.Properties().ToList())
        {
            property.Value = Lists(property.Value);
        }

        var counted = node.Properties().Select((p, i) => p.Name == i.ToString(CultureInfo.InvariantCulture)).All(same => same);
        return counted ? new JArray(node.PropertyValues().Select(v => v.DeepClone())) : node;
    }
}
