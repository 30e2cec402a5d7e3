using System.Linq;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Simulator.Udesk;

/// <summary>The tenant's evaluation settings. Which ids count depends on the show type.</summary>
internal static class SurveyOptions
{
    private static readonly Option[] Text =
    [
        new(36, "Very satisfied", "hide", "fast,kind"),
        new(37, "Satisfied", "hide", ""),
        new(38, "Average", "optional", ""),
        new(39, "Unsatisfied", "required", "slow"),
        new(40, "Very unsatisfied", "required", "slow,rude"),
    ];

    private static readonly Option[] Expression = [new(51, "Satisfied", "hide", ""), new(52, "Average", "optional", ""), new(53, "Unsatisfied", "required", "slow")];

    private static readonly Option[] Star = [new(61, "Satisfied", "hide", ""), new(62, "Average", "optional", ""), new(63, "Unsatisfied", "required", "slow")];

    public static Option? Find(string showType, long id) => Of(showType).FirstOrDefault(o => o.Id == id);

    public static JObject For(string showType)
    {
        JObject Group(Option[] options) => new()
        {
            ["default_option_id"] = options[0].Id,
            ["options"] = new JArray(options.Select(o => new JObject { ["id"] = o.Id, ["text"] = o.Name, ["desc"] = o.Name, ["tags"] = o.Tags, ["remark_option"] = o.Remark, ["enabled"] = true })),
        };

        JObject Method(int id, string flag, string text) => new() { ["id"] = id, ["flag"] = flag, ["text"] = text, ["enabled"] = true };

        var all = new JObject
        {
            ["enabled"] = true,
            ["name"] = "Satisfaction",
            ["title"] = "How was it?",
            ["desc"] = "Please answer with a letter",
            ["remark_enabled"] = true,
            ["remark"] = "You may add a remark",
            ["show_type"] = showType,
            [showType] = Group(Of(showType)),
            ["options"] = new JArray(Of(showType).Select(o => new JObject { ["id"] = o.Id, ["text"] = o.Name, ["enabled"] = true })),
            ["methods"] = new JArray(
                Method(7, "after_session", "After the session"),
                Method(74, "agent_invite", "The agent invites"),
                Method(1485, "customer_invite", "The customer asks")),
            ["resolved_enabled"] = true,
            ["resolved_options"] = new JObject
            {
                ["title"] = "Is it resolved?",
                ["options"] = new JArray(
                    new JObject { ["option_select"] = true, ["option_name"] = "Resolved" },
                    new JObject { ["option_select"] = true, ["option_name"] = "Unresolved" }),
                ["value"] = "0",
            },
        };
        return all;
    }

    private static Option[] Of(string showType) => showType switch { "expression" => Expression, "star" => Star, _ => Text };

    internal sealed record Option(long Id, string Name, string Remark, string Tags);
}
