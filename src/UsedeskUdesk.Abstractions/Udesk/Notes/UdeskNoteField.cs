namespace UsedeskUdesk;

/// <summary>A field of a template of notes.</summary>
public sealed class UdeskNoteField : ApiObject
{
    /// <summary>The field's ID.</summary>
    public long FieldId { get; set; }

    /// <summary>The kind of values, such as SelectField.</summary>
    public string? FieldType { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>A hint for agents.</summary>
    public string? Comment { get; set; }

    /// <summary>Whether it must be filled in.</summary>
    public bool? IsRequired { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? string.Empty;
}
