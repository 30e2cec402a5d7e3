using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client;
using UsedeskUdesk.Tests.Properties;
using Xunit;

namespace UsedeskUdesk.Tests.Events;

/// <summary>
/// Whatever is done to a body, a reader either gives events or says by a WebhookException what is wrong; anything else fails the test.
/// Planted secrets show in neither.
/// </summary>
[Trait("Kind", "Property")]
public class MutationTests
{
    private static readonly IUdeskWebhookReader s_udesk = new ApiClientFactory().UdeskWebhookReader;
    private static readonly string[] s_bodies = [.. UdeskBodies.All.Values, .. UsedeskBodies.All.Values];

    /// <summary>Values that a field may hold instead of its own.</summary>
    private static readonly JToken[] s_values =
    [
        JValue.CreateNull(), 0, -1, long.MaxValue, 1e300, double.NaN, true, "", "0", "text", "{\"a\":[1]}", "[", "9999-99-99 99:99:99", new string('9', 400),
        new JArray(), new JObject(), new JArray(1, "a", null!, new JObject()), new JObject { ["id"] = "x", ["0"] = 1 }, new JArray(new JArray()),
    ];

    /// <summary>Bytes put in, taken out or changed anywhere.</summary>
    [BudgetProperty(400)]
    public void BrokenBytes(NonNegativeInt which, NonNegativeInt at, byte value, NonNegativeInt kind, NonNegativeInt length)
    {
        var bytes = Encoding.UTF8.GetBytes(s_bodies[which.Get % s_bodies.Length]).ToList();
        var place = at.Get * 7919 % bytes.Count;
        switch (kind.Get % 4)
        {
            case 0:
                bytes[place] = value;
                break;
            case 1:
                bytes.Insert(place, value);
                break;
            case 2:
                bytes.RemoveRange(place, Math.Min(length.Get % 50 + 1, bytes.Count - place));
                break;
            default:
                bytes.RemoveRange(place, bytes.Count - place);
                break;
        }

        Read(WebhookBody.FromBytes([.. bytes], length.Get % 3 == 0 ? "multipart/form-data; boundary=XyZ" : null));
    }

    /// <summary>Valid JSON in which fields hold what they should not, as text and as parsed values.</summary>
    [BudgetProperty(600)]
    public void OddValues(NonNegativeInt which, NonNegativeInt first, NonNegativeInt second, NonNegativeInt value, bool remove)
    {
        var texts = s_bodies.Where(text => text.StartsWith('{')).ToArray();
        var body = JObject.Parse(texts[which.Get % texts.Length]);
        foreach (var number in new[] { first.Get, second.Get })
        {
            var properties = body.Descendants().OfType<JProperty>().ToArray();
            if (properties.Length == 0)
            {
                break;
            }

            var property = properties[number * 31 % properties.Length];
            if (remove && properties.Length > 1)
            {
                property.Remove();
            }
            else
            {
                property.Value = s_values[(value.Get + number) % s_values.Length].DeepClone();
            }
        }

        Read(WebhookBody.FromText(body.ToString()));
        Read(WebhookBody.FromValue(body));
    }

    /// <summary>Text that is nothing in particular.</summary>
    [BudgetProperty(300)]
    public void AnyText(string? text) => Read(WebhookBody.FromText(text));

    /// <summary>Forms with any names, brackets included.</summary>
    [BudgetProperty(300)]
    public Property AnyForm()
        => Prop.ForAll(
            Gen.Elements("a", "[", "]", "[]", "[0]", "=", "&", "%5B", "%", "\\u0430", "\\ud83d", "comment", "trigger", "secret", "ticket", "{", "1").ListOf().ToArbitrary(),
            parts => Read(WebhookBody.FromText("x=1&" + string.Concat(parts))));

    /// <summary>HTML of any shape, where the robot's flow and comments have theirs.</summary>
    [BudgetProperty(300)]
    public Property AnyHtml()
        => Prop.ForAll(
            Gen.Elements("<", ">", "<b", " data-type=", "\"2\"", "'", "</b>", "<p>", "<br/>", "<!--", "-->", "<![CDATA[", "&amp;", "&#x110000;", "&", "<script>", "</script>", "text", "<td", "<select><option").ListOf().ToArbitrary(),
            parts =>
            {
                var html = string.Concat(parts);
                Read(WebhookBody.FromText(new JObject { ["messages"] = new JObject { ["ansType"] = 1, ["flowContent"] = html } }.ToString()));
                Read(WebhookBody.FromText(new JObject { ["comment"] = new JObject { ["id"] = 1, ["message"] = html } }.ToString()));
            });

    private static void Read(WebhookBody body)
    {
        Check(() => s_udesk.Read(body), hides: false);
        Check(
            () =>
            {
                var reader = UsedeskWebhookTests.Reader();
                return [.. reader.Read(body), .. reader.Flush()];
            },
            hides: true);
        Check(
            () =>
            {
                var reader = UsedeskWebhookTests.Reader(UsedeskBodies.Secret);
                return [.. reader.Read(body), .. reader.Flush()];
            },
            hides: false);
    }

    private static void Check(Func<IReadOnlyList<ApiObject>> read, bool hides)
    {
        try
        {
            foreach (var item in read())
            {
                _ = item.ToString();
                // A field whose name was broken is no secret any more that anybody could know for one.
                if (hides && item is UsedeskEvent and not UsedeskDynamicBlockEvent && item.ToString() is not null)
                {
                    NoIntactSecret((UsedeskEvent)item);
                }
            }
        }
        catch (WebhookException error)
        {
            if (error.ToString().Contains("planted", StringComparison.Ordinal))
            {
                throw new InvalidOperationException("The error quotes a secret.");
            }
        }
    }

    private static void NoIntactSecret(UsedeskEvent item)
    {
        if (JToken.Parse(item.Raw) is JObject raw
            && raw.Descendants().OfType<JProperty>().Any(property => property.Name is "secret" or "secret_key" && property.Value.ToString().Contains("planted", StringComparison.Ordinal)))
        {
            throw new InvalidOperationException("A secret shows.");
        }
    }
}
