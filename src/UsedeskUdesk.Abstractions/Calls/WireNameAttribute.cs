using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>
/// The service's name for a property, where that is not simply the property's name in snake_case, or where the service has several
/// names for the same thing.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WireNameAttribute : Attribute
{
    /// <summary>Names a field of the service.</summary>
    /// <param name="name">The usual name.</param>
    /// <param name="aliases">Names that are also met: older ones, or those of other calls.</param>
    public WireNameAttribute(string name, params string[] aliases)
    {
        Name = name;
        Aliases = aliases;
    }

    /// <summary>The usual name.</summary>
    public string Name { get; }

    /// <summary>Other names that occur.</summary>
    public IReadOnlyList<string> Aliases { get; }
}
