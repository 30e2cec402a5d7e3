using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Lists the templates of notes.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskNoteTemplate")]
[OutputType(typeof(UdeskNoteTemplate))]
public sealed class GetUdeskNoteTemplateCommand : ServiceCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [FreeText]
    [PlainTextArgument]
    public string[]? Name { get; set; }

    private protected override void ProcessItem()
    {
        if (TryRead(new GetNoteTemplatesRequest(), null, out var templates))
        {
            var names = new NamePatterns(Name);
            WriteObject(templates.Where(template => names.Match(template.Name)), enumerateCollection: true);
            names.WriteMissing(this, "TemplateNotFound", "Udesk has no template of notes");
        }
    }
}
