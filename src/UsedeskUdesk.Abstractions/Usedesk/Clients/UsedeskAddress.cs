using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A client's postal address.</summary>
public sealed class UsedeskAddress : ApiObject
{
    /// <summary>The country.</summary>
    public string? Country { get; set; }

    /// <summary>The city.</summary>
    public string? City { get; set; }

    /// <summary>Street and house number. Not named Address: every array has a member of that name, which would hide it.</summary>
    [WireName("address")]
    public string? Street { get; set; }

    /// <summary>The parts that are known.</summary>
    public override string ToString() => string.Join(", ", Array.FindAll(new[] { Country, City, Street }, part => !string.IsNullOrEmpty(part)));
}
