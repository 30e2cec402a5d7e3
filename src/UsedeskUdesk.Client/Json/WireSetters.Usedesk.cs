using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Client.Json;

/// <summary>Usedesk's special fields.</summary>
internal static partial class WireSetters
{
    private static void AddUsedesk()
    {
        AddUsedeskTickets();
        AddPeople();
        AddArticles();
        Add<UsedeskUserReceipt>("status", static (receipt, value) => receipt.Status = Success(value));
        Add<UsedeskClientReceipt>("status", static (receipt, value) => receipt.Status = Success(value));
        Add<UsedeskChatReceipt>("status", static (receipt, value) => receipt.Status = Success(value));
    }

    private static void AddPeople()
    {
        // "0", 0 and null all mean that there is none.
        Add<UsedeskUser>("group", static (user, value) => user.GroupId = Id(value));
        // Whole groups, or their numbers.
        Add<UsedeskUser>("groups", static (user, value) => user.Groups = Items(value)
            .Select(static group => group is JObject ? Model<UsedeskGroup>(group) : new UsedeskGroup { GroupId = Id(group) ?? 0 })
            .ToArray());

        Add<UsedeskGroup>("users", static (group, value) => group.Users = Models<UsedeskUser>(value));

        // One text in a listing, objects in a single client, [null] where there are none.
        Add<UsedeskClient>("emails", static (client, value) => client.Emails = Texts(value, "email"));
        Add<UsedeskClient>("phones", static (client, value) => client.Phones = Texts(value, "phone"));
        Add<UsedeskClient>("phone", static (client, value) => client.Phones = client.Phones.Length > 0 ? client.Phones : Texts(value, "phone"));
        Add<UsedeskClient>("sites", static (client, value) => client.Sites = Texts(value, "url"));
        Add<UsedeskClient>("messengers", static (client, value) => client.Messengers = Models<UsedeskMessenger>(value));
        Add<UsedeskClient>("addresses", static (client, value) => client.Addresses = Models<UsedeskAddress>(value));
        Add<UsedeskClient>("client_company", static (client, value) => client.CompanyName = Text(value is JObject company ? company["name"] : value));
    }

    private static void AddArticles()
    {
        Add<UsedeskArticle>("rating", static (article, value) =>
        {
            article.PositiveRatings = (int?)Id((value as JObject)?["positive"], keepZero: true);
            article.NegativeRatings = (int?)Id((value as JObject)?["negative"], keepZero: true);
        });
        Add<UsedeskArticleCollection>("categories", static (collection, value) => collection.Categories = Models<UsedeskArticleCategory>(value));
        Add<UsedeskArticleCategory>("articles", static (category, value) => category.Articles = Models<UsedeskArticle>(value));
    }

    /// <summary>Success is "success" in some answers and true in others.</summary>
    private static string? Success(JToken value)
        => Text(value) is { } word && word.Equals("true", StringComparison.OrdinalIgnoreCase) ? "success" : Text(value);

    /// <summary>The elements of a list; an empty one may come as an empty object, and PHP makes objects of lists with gaps.</summary>
    private static IEnumerable<JToken> Items(JToken? value) => value switch
    {
        JArray array => array.Where(static item => item.Type != JTokenType.Null),
        JObject map => map.PropertyValues().Where(static item => item.Type != JTokenType.Null),
        _ => Array.Empty<JToken>(),
    };

    private static T Model<T>(JToken value)
        => value.ToObject<T>(WireSerializer.Usedesk)!;

    private static T[] Models<T>(JToken? value) => Items(value).OfType<JObject>().Select(Model<T>).ToArray();

    private static string[] Texts(JToken? value, string field)
        => (value is JValue ? (Text(value) ?? string.Empty).Split(',') : Items(value).Select(item => Text(item is JObject o ? o[field] : item)))
            .Select(static text => text?.Trim() ?? string.Empty)
            .Where(static text => text.Length > 0)
            .ToArray();

    private static long? Id(JToken? value, bool keepZero = false)
        => long.TryParse(Text(value), NumberStyles.Integer, CultureInfo.InvariantCulture, out var id) && (id != 0 || keepZero) ? id : null;
}
