using System;
using System.Collections.Generic;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;

namespace UsedeskUdesk.Client.Operations;

/// <summary>An answer that is a success.</summary>
/// <param name="Code">The service's code, where there is one.</param>
/// <param name="Data">The data.</param>
/// <param name="Rest">All other fields of the answer.</param>
internal sealed record Answer<TData>(int? Code, TData? Data, JObject Rest)
{
    /// <summary>Whether the field that holds the data is not there at all, not even empty.</summary>
    public bool LacksData { get; init; }

    /// <summary>A text field beside the data.</summary>
    public string? Text(string name) => Rest[name] is JValue { Value: not null } value ? value.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
}
