using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Something that a service answered. Fields that this version does not know can still be read.</summary>
public abstract class ApiObject
{
    private FieldDictionary? _additional;

    /// <summary>
    /// Fields of the answer that no property of this type shows, under the service's own names.
    /// Values are text, numbers, Booleans, null, arrays, or dictionaries of the same.
    /// </summary>
    public IDictionary<string, object?> AdditionalProperties => _additional ??= new FieldDictionary();

    /// <summary>What is filled, as name=value, on one line; some types say it shorter.</summary>
    public override string ToString() => PlainText.OfProperties(this);
}
