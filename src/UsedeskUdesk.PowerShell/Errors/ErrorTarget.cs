using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Security;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Errors;

/// <summary>
/// What an error record carries as its target. Errors stay in $Error and are exported, and Export-Clixml outside Windows writes secure strings readably: a piped
/// row that holds secrets is replaced by a copy without them.
/// </summary>
internal static class ErrorTarget
{
    private const string Mask = "***";

    public static object? Of(object? target)
    {
        switch (PlainValues.Unwrap(target))
        {
            case SecureString or PSCredential:
                return Mask;
            case IDictionary dictionary when dictionary.Values.Cast<object?>().Any(IsSecret):
                var copy = new Hashtable();
                foreach (DictionaryEntry entry in dictionary)
                {
                    copy[entry.Key] = IsSecret(entry.Value) ? Mask : entry.Value;
                }

                return copy;
            case PSObject row when row.Properties.Any(IsSecretProperty):
                var clean = new PSObject();
                foreach (var property in row.Properties.OfType<PSNoteProperty>())
                {
                    clean.Properties.Add(new PSNoteProperty(property.Name, IsSecret(property.Value) ? Mask : property.Value));
                }

                return clean;
            default:
                return target;
        }
    }

    /// <summary>A property that is computed may do anything, and is not asked.</summary>
    private static bool IsSecretProperty(PSPropertyInfo property) => property is PSNoteProperty && IsSecret(property.Value);

    private static bool IsSecret(object? value) => PlainValues.Unwrap(value) is SecureString or PSCredential;
}
