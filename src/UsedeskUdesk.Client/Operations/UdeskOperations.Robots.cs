using System;
using System.Net.Http;
using UsedeskUdesk.Client.Http;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Operations;

/// <summary>Udesk robots: which there are, and what customers do with their answers.</summary>
internal static partial class UdeskOperations
{
    private static void AddRobots(OperationTable table)
    {
        table.Add(Get<GetRobotsRequest, UdeskRobot[], UdeskRobot[]>(
            "im/urobots",
            "urobot_list",
            static (_, _) => { },
            static (a, _) =>
            {
                var robots = a.Data ?? Array.Empty<UdeskRobot>();
                foreach (var robot in robots)
                {
                    foreach (var scene in robot.Scene)
                    {
                        (scene.RobotId, scene.RobotName) = (robot.RobotId, robot.Name);
                    }
                }

                return robots;
            }));

        // No path stands here on purpose: none was ever printed, and a guess would be worse than the question.
        table.Add(Write<EvaluateRobotAnswerRequest, Acknowledgement, Acknowledgement>(
            HttpMethod.Post,
            string.Empty,
            static (r, b) =>
            {
                b.Path = RawOperation.CheckPath(r.Path);
                b.Body("customer_token", Required(r.CustomerToken, nameof(r.CustomerToken)))
                    .Body("message_id", Required(r.MessageId, nameof(r.MessageId)))
                    .Body("question_id", Positive(r.QuestionId, nameof(r.QuestionId)))
                    .Body("useful", r.Useful);
            },
            static (a, _) => a.Data ?? new Acknowledgement()));

        table.Add(Write<InvokeRobotFlowRequest, Acknowledgement, Acknowledgement>(
            HttpMethod.Post,
            "im/messages/flow",
            static (r, b) => RobotSession(r, b)
                .Body("flow_id", Positive(r.FlowId, nameof(r.FlowId))),
            static (a, _) => a.Data ?? new Acknowledgement()));

        table.Add(Write<SubmitRobotHitRequest, Acknowledgement, Acknowledgement>(
            HttpMethod.Post,
            "im/messages/hit",
            static (r, b) => RobotSession(r, b)
                .Body("message_id", Positive(r.MessageId, nameof(r.MessageId)))
                .Body("question_id", Positive(r.QuestionId, nameof(r.QuestionId)))
                .Body("query_type", (int)Positive(r.QueryType, nameof(r.QueryType)))
                .Body("question", r.Question),
            static (a, _) => a.Data ?? new Acknowledgement()));
    }

    private static RequestBuilder RobotSession<TResult>(RobotSessionRequest<TResult> request, RequestBuilder builder)
        => builder.Body("customer_token", Required(request.CustomerToken, nameof(request.CustomerToken)))
            .Body("im_sub_session_id", Positive(request.ImSubSessionId, nameof(request.ImSubSessionId)))
            .Body("robot_id", Positive(request.RobotId, nameof(request.RobotId)))
            .Body("scene_id", Positive(request.SceneId, nameof(request.SceneId)));
}
