using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Reads the definitions of custom fields.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskCustomField")]
[OutputType(typeof(UdeskCustomField))]
public sealed class GetUdeskCustomFieldCommand : ReadCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [WordCompletion(WordList.FieldCategory)]
    [PlainTextArgument]
    public string? Category { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListArgument]
    [SupportsWildcards]
    [FreeText]
    public string[]? FieldName { get; set; }

    private protected override object? Item => FieldName?.FirstOrDefault() ?? Category;

    private protected override void ProcessItem()
    {
        if (Category.NullIfEmpty() is null && FieldName is { Length: > 0 } && !FieldName.Any(WildcardPattern.ContainsWildcardCharacters))
        {
            // Names are the same in no two categories, and the service finds one without.
            foreach (var name in FieldName)
            {
                Read(new GetCustomFieldRequest { FieldName = name }, name);
            }

            return;
        }

        if (TryRead(new GetCustomFieldsRequest { Category = Category.NullIfEmpty() }, Item, out var fields))
        {
            var names = new NamePatterns(FieldName);
            WriteObject(fields.Where(field => names.Match(field.FieldName)), enumerateCollection: true);
            names.WriteMissing(this, "FieldNotFound", "Udesk has no custom field");
        }
    }
}
