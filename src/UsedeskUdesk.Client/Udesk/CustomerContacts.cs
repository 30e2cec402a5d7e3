using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using static UsedeskUdesk.Client.Json.JsonFields;

namespace UsedeskUdesk.Client.Udesk;

/// <summary>
/// Reads a customer's e-mails and phone numbers, which tenants write in several forms. All addresses are shown in whatever form they
/// came; as contacts, from which an update is made, they count only where the form is one of those that are known.
/// </summary>
internal static class CustomerContacts
{
    private static readonly char[] s_separators = { ',', ';', ' ' };
    private static readonly char[] s_neverInAddresses = { ',', ';', ' ', '\t', '<', '>' };

    public static void ReadEmails(UdeskCustomer customer, IReadOnlyDictionary<string, JToken> sent)
    {
        sent.TryGetValue("email", out var one);
        sent.TryGetValue("emails", out var several);
        sent.TryGetValue("other_emails", out var others);

        var mains = Addresses(one).Concat(Addresses(several)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        customer.Email = mains.FirstOrDefault();
        customer.OtherEmail = mains.Skip(1).Concat(Addresses(others)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();

        var contacts = Emails(others);
        var isCertain = contacts is not null
            && (one ?? several) is not null
            && (one is null || IsOneAddress(one))
            && (several is null || IsOneAddress(several is JArray list ? (list.Count == 0 ? JValue.CreateNull() : list[0]) : several))
            // Whether a second one is a further e-mail, and which is the main one, nobody knows.
            && mains.Skip(1).All(address => contacts.Any(contact => string.Equals(contact.Content, address, StringComparison.OrdinalIgnoreCase)));
        customer.OtherEmailContacts = isCertain ? contacts : null;
    }

    public static void ReadCellPhones(UdeskCustomer customer, JToken value)
    {
        customer.CellPhoneContacts = Contacts(value, static number => Digits(number) is { Length: > 0 }, idsAsText: false)
            ?? (value is JArray list && list.All(IsScalar) ? list.Select(static number => new UdeskContact(null, Text(number))).ToArray() : null);
        customer.CellPhone = (customer.CellPhoneContacts?.Select(static contact => contact.Content!) ?? Scalars(value).Select(static text => text.Trim()).Where(static text => Digits(text).Length > 4))
            .ToArray();
    }

    /// <summary>Null where their form is none of those that are known.</summary>
    private static UdeskContact[]? Emails(JToken? value) => Contacts(value, IsAddress, idsAsText: true);

    /// <summary>[{id, content}], [[id, content]] or flat, [id, content, id, content]: each with a number and a value that can be one.</summary>
    /// <param name="value">The list.</param>
    /// <param name="isValue">Whether a text can be such a value.</param>
    /// <param name="idsAsText">Whether a flat list's IDs may be text: not where the values look like numbers too.</param>
    private static UdeskContact[]? Contacts(JToken? value, Func<string, bool> isValue, bool idsAsText)
    {
        if (value is not JArray list)
        {
            return null;
        }

        IEnumerable<(JToken? Id, JToken? Content)> pairs;
        if (list.All(static item => item is JObject))
        {
            pairs = list.Select(static item => (item["id"], item["content"]));
        }
        else if (list.All(static item => item is JArray { Count: 2 }))
        {
            pairs = list.Select(static item => (item[0], item[1]))!;
        }
        else if (list.Count % 2 == 0 && list.All(IsScalar) && list.Where(static (_, i) => i % 2 == 0).All(static id => PositiveNumber(id) is not null)
            && list.Where(static (_, i) => i % 2 == 1).All(item => item.Type == JTokenType.String)
            && (idsAsText || list.Where(static (_, i) => i % 2 == 0).All(static id => id.Type == JTokenType.Integer)))
        {
            pairs = Enumerable.Range(0, list.Count / 2).Select(i => ((JToken?)list[2 * i], (JToken?)list[(2 * i) + 1]));
        }
        else
        {
            return null;
        }

        var contacts = new List<UdeskContact>();
        foreach (var (id, content) in pairs)
        {
            if (PositiveNumber(id) is not { } number || !IsScalar(content) || Text(content)?.Trim() is not { } text || !isValue(text))
            {
                return null;
            }

            contacts.Add(new UdeskContact(number, text));
        }

        return contacts.ToArray();
    }

    /// <summary>All addresses, wherever in the value they stand.</summary>
    private static IEnumerable<string> Addresses(JToken? value)
        => Scalars(value)
            .SelectMany(static text => text.Split(s_separators, StringSplitOptions.RemoveEmptyEntries))
            .Where(IsAddress);

    private static IEnumerable<string> Scalars(JToken? value) => value switch
    {
        null => Array.Empty<string>(),
        JContainer container => container.DescendantsAndSelf().OfType<JValue>().Select(Text).OfType<string>(),
        _ => Text(value) is { } text ? new[] { text } : Array.Empty<string>(),
    };

    /// <summary>One address, as text or within an object; or none at all.</summary>
    private static bool IsOneAddress(JToken value)
        => (value is JObject contact ? contact["content"] : value) is JValue scalar
            && (scalar.Type == JTokenType.Null || (scalar.Type == JTokenType.String && Text(scalar)!.Trim() is var text && (text.Length == 0 || IsAddress(text))));

    private static bool IsAddress(string text)
        => text.Trim() is var address && address.IndexOf('@') is > 0 and var at && at < address.Length - 1 && at == address.LastIndexOf('@')
            && address.IndexOfAny(s_neverInAddresses) < 0;

    private static string Digits(string? text) => new((text ?? string.Empty).Where(static c => c is >= '0' and <= '9').ToArray());

    private static bool IsScalar(JToken? value) => value is JValue { Type: JTokenType.String or JTokenType.Integer };
}
