using System;
using System.Linq;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Operations;
using static UsedeskUdesk.Client.Json.JsonFields;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Udesk;

/// <summary>Surveys: ratings of sessions and answers.</summary>
internal sealed class Surveys : UdeskResource
{
    public const string VotesPath = "im/sessions/vote";

    // The most that is known to be taken: no page names a limit.
    private const int RowsPerPage = 100;

    public override void AddOperations(OperationTable table)
    {
        table.Add(Write<SubmitRobotSurveyRequest>(
            HttpMethod.Post,
            "im/sessions/robot_survey",
            static (r, b) => RobotSession.Write(r, b)
                .Body("option_id", (int)r.Option)
                .Body("remark", r.Remark)));

        table.Add(Write<SubmitSurveyRequest>(
            HttpMethod.Post,
            "im/sessions/survey",
            static (r, b) => b.Body("im_sub_session_id", Positive(r.ImSubSessionId, nameof(r.ImSubSessionId)))
                .Body("option_id", Positive(r.OptionId, nameof(r.OptionId)))
                .Body("remark", r.Remark)
                // The first of the tenant's two answers, which is number 0, means that the matter is settled.
                .Body("resolved_state_v2", r.Resolved is { } resolved ? (resolved ? 0 : 1) : null)));

        table.Add(Write<SubmitAnswerSurveyRequest>(
            HttpMethod.Post,
            "im/messages/answer_survey",
            static (r, b) => RobotSession.Write(r, b)
                .Body("message_id", Positive(r.MessageId, nameof(r.MessageId)))
                .Body("option_id", (int)r.Option)));

        table.Add(Write<SubmitTransferSurveyRequest>(
            HttpMethod.Post,
            "im/sessions/transfer_survey",
            static (r, b) => b.Body("im_sub_session_id", Positive(r.ImSubSessionId, nameof(r.ImSubSessionId)))
                .Body("robot_id", Positive(r.RobotId, nameof(r.RobotId)))
                .Body("scene_id", Positive(r.SceneId, nameof(r.SceneId)))));

        table.Add(new ListOperation<ListSurveyResultsRequest, UdeskSurveyResult>(
            HttpMethod.Get,
            VotesPath,
            // [?] Thought to answer as the search of sessions does; a code counts all the same.
            Envelope.UdeskAny,
            RowsPerPage,
            static (_, page, b) => Sessions.WritePage(page, b),
            LastPage.ByPageCount)
        {
            Data = "item",
            DataElsewhere = "items",
            LongestRange = Sessions.LongestRange,
            KnownReach = Sessions.KnownReach,
            Identify = static (row, _) => (row.SessionId is > 0 ? (row.SessionId, row.SurveyOptionId, row.CustomerId, row.Remark) : null, row.CreatedAt),
            Key = static row => (row.SessionId, row.SurveyOptionId),
            Id = static row => row.SessionId is > 0 && row.CreatedAt is not null ? (row.SessionId, row.SurveyOptionId, row.CustomerId, row.CreatedAt, row.Remark) : null,
        });
    }

    public override void AddFields(IrregularFields fields)
        => fields.Add<UdeskSurveyResult>("tags", static (result, value) => result.Tag = Texts(value, "name"));

    /// <summary>A session's survey, with the options that are in force in one list, whichever kind they are of.</summary>
    public static UdeskSurveyOptions? ReadOptions(JToken value)
    {
        if (value is not JObject json || Lenient<UdeskSurveyOptions>(json) is not { } survey)
        {
            return null;
        }

        var kind = survey.ShowType == "exp" ? "expression" : survey.ShowType;
        var group = kind is null ? null : json[kind] as JObject;
        var compatible = json["options"] as JArray;
        var options = group?["options"] as JArray ?? compatible;
        survey.Option = options?.OfType<JObject>().Select(Lenient<UdeskSurveyOption>).OfType<UdeskSurveyOption>().ToArray() ?? Array.Empty<UdeskSurveyOption>();
        survey.DefaultOptionId = Number(group?["default_option_id"]);
        foreach (var option in survey.Option)
        {
            // Only the compatible list says which options are switched off.
            option.Enabled ??= (bool?)compatible?.OfType<JObject>().Select(Lenient<UdeskSurveyOption>).FirstOrDefault(other => other?.Id == option.Id)?.Enabled;
        }

        return survey;
    }
}
