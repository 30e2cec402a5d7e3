using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>Web sites as addresses, separated by commas where they come as one text, or as entries with an ID: dictionaries, or what was read.</summary>
public sealed class SiteArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PlainValues.Unwrap(inputData);
        return (value is IList items and not IDictionary ? items.Cast<object?>() : new[] { value }).SelectMany(Sites).ToArray();
    }

    private static UsedeskSite[] Sites(object? item) => PlainValues.Unwrap(item) switch
    {
        null => System.Array.Empty<UsedeskSite>(),
        UsedeskSite site => new[] { site },
        string text => ListText.Parts(text).Select(part => new UsedeskSite { Url = part }).ToArray(),
        var other => PlainValues.From(other) is IDictionary values
            ? new[] { Entry(values) }
            : throw new ArgumentTransformationMetadataException($"'{item}' is not a web site. Give its address, or @{{ id = ...; url = '...' }} for an entry on file."),
    };

    private static UsedeskSite Entry(IDictionary values)
    {
        var site = new UsedeskSite();
        foreach (DictionaryEntry entry in values)
        {
            var text = FieldText.Value(entry.Value);
            switch (FieldText.Key(entry.Key).ToLowerInvariant())
            {
                case "id" or "siteid":
                    site.SiteId = text.Length == 0 ? null
                        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id
                        : throw new ArgumentTransformationMetadataException($"'{text}' is not the ID of a web site. An ID is a number.");
                    break;
                case "url":
                    site.Url = text;
                    break;
                case "additionalproperties":
                    break;
                default:
                    throw new ArgumentTransformationMetadataException($"A web site has id and url; '{entry.Key}' is not valid.");
            }
        }

        return site;
    }
}
