using System;
using System.Net.Http;
using UsedeskUdesk.Client.Operations;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Udesk;

/// <summary>Udesk robots: which there are, and what customers do with their answers.</summary>
internal sealed class Robots : UdeskResource
{
    public override void AddOperations(OperationTable table)
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

        // No edition of the vendor's page prints a path, so the request brings it.
        table.Add(Write<EvaluateRobotAnswerRequest>(
            HttpMethod.Post,
            string.Empty,
            static (r, b) =>
            {
                b.Path = RawOperation.CheckPath(r.Path);
                b.Body("customer_token", Required(r.CustomerToken, nameof(r.CustomerToken)))
                    .Body("message_id", Required(r.MessageId, nameof(r.MessageId)))
                    .Body("question_id", Positive(r.QuestionId, nameof(r.QuestionId)))
                    .Body("useful", r.Useful);
            }));

        table.Add(Write<InvokeRobotFlowRequest>(
            HttpMethod.Post,
            "im/messages/flow",
            static (r, b) => RobotSession.Write(r, b)
                .Body("flow_id", Positive(r.FlowId, nameof(r.FlowId)))));

        table.Add(Write<SubmitRobotHitRequest>(
            HttpMethod.Post,
            "im/messages/hit",
            static (r, b) => RobotSession.Write(r, b)
                .Body("message_id", Positive(r.MessageId, nameof(r.MessageId)))
                .Body("question_id", Positive(r.QuestionId, nameof(r.QuestionId)))
                .Body("query_type", (int)Positive(r.QueryType, nameof(r.QueryType)))
                .Body("question", r.Question)));
    }
}
