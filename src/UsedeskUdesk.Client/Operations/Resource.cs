using UsedeskUdesk.Client.Json;

namespace UsedeskUdesk.Client.Operations;

/// <summary>
/// What the client knows of one kind of thing, such as tickets: the operations on it, and the fields of its models that a property
/// cannot take as they are.
/// </summary>
internal abstract class Resource
{
    /// <summary>One operation for each request type.</summary>
    public abstract void AddOperations(OperationTable table);

    /// <summary>Fields whose form varies, or that fill more than one property.</summary>
    public virtual void AddFields(IrregularFields fields)
    {
    }
}
