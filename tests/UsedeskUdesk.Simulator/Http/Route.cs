using System;
using System.Collections.Generic;

namespace UsedeskUdesk.Simulator.Http;

/// <summary>An operation by method and path. A {name} in the path stands for one segment.</summary>
internal sealed record Route<TContext>(string Method, string Template, string Source, Func<TContext, Reply> Operation, bool Signed = true)
{
    private readonly string[] segments = Template.Split('/');

    /// <summary>Null when the path is another one, else what stands in the places of the names, none of it empty.</summary>
    public IReadOnlyList<string>? Match(string path)
    {
        var given = path.Split('/');
        if (given.Length != segments.Length)
        {
            return null;
        }

        List<string> values = [];
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i].StartsWith('{') && given[i].Length > 0)
            {
                values.Add(given[i]);
            }
            else if (segments[i] != given[i])
            {
                return null;
            }
        }

        return values;
    }
}
