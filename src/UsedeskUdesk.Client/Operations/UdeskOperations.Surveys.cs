using System.Net.Http;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Operations;

/// <summary>Ratings.</summary>
internal static partial class UdeskOperations
{
    private static void AddSurveys(OperationTable table)
    {
        table.Add(Write<SubmitRobotSurveyRequest, Acknowledgement, Acknowledgement>(
            HttpMethod.Post,
            "im/sessions/robot_survey",
            static (r, b) => RobotSession(r, b)
                .Body("option_id", (int)r.Option)
                .Body("remark", r.Remark),
            static (a, _) => a.Data ?? new Acknowledgement()));

        table.Add(Write<SubmitSurveyRequest, Acknowledgement, Acknowledgement>(
            HttpMethod.Post,
            "im/sessions/survey",
            static (r, b) => b.Body("im_sub_session_id", Positive(r.ImSubSessionId, nameof(r.ImSubSessionId)))
                .Body("option_id", Positive(r.OptionId, "Option"))
                .Body("remark", r.Remark)
                // The first of the tenant's two answers, which is number 0, means that the matter is settled.
                .Body("resolved_state_v2", r.Resolved is { } resolved ? (resolved ? 0 : 1) : null),
            static (a, _) => a.Data ?? new Acknowledgement()));

        table.Add(Write<SubmitAnswerSurveyRequest, Acknowledgement, Acknowledgement>(
            HttpMethod.Post,
            "im/messages/answer_survey",
            static (r, b) => RobotSession(r, b)
                .Body("message_id", Positive(r.MessageId, nameof(r.MessageId)))
                .Body("option_id", (int)r.Option),
            static (a, _) => a.Data ?? new Acknowledgement()));

        table.Add(Write<SubmitTransferSurveyRequest, Acknowledgement, Acknowledgement>(
            HttpMethod.Post,
            "im/sessions/transfer_survey",
            static (r, b) => b.Body("im_sub_session_id", Positive(r.ImSubSessionId, nameof(r.ImSubSessionId)))
                .Body("robot_id", Positive(r.RobotId, nameof(r.RobotId)))
                .Body("scene_id", Positive(r.SceneId, nameof(r.SceneId))),
            static (a, _) => a.Data ?? new Acknowledgement()));
    }
}
