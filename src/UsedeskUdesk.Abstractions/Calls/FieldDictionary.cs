using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Fields under a service's own names. As text it is name=value with a semicolon between the fields; JSON has it as an object.</summary>
public sealed class FieldDictionary : Dictionary<string, object?>
{
    /// <summary>Without fields.</summary>
    public FieldDictionary()
    {
    }

    /// <summary>Without fields, with room for some.</summary>
    public FieldDictionary(int capacity)
        : base(capacity)
    {
    }

    /// <summary>Fields with a semicolon between them, each as name=value.</summary>
    public override string ToString() => PlainText.Of(this);
}
