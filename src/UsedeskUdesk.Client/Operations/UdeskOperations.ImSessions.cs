using System;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Json;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Operations;

/// <summary>Sessions: opening and deleting.</summary>
internal static partial class UdeskOperations
{
    private const int Success = 1000;
    private const int Waiting = 2001;
    private const int NobodyOnline = 2002;

    /// <summary>
    /// Codes that say where a customer stands, and are no failures. No field: the table may be made before the fields of
    /// this file are, since the order of a partial class's files is not defined.
    /// </summary>
    internal static int[] SessionStates => new[] { Waiting, NobodyOnline };

    private static void AddImSessions(OperationTable table)
    {
        table.Add(Write<CreateImSessionRequest, JObject, UdeskImSession>(
            HttpMethod.Post,
            SessionsPath,
            static (r, b) =>
            {
                var toUrobot = r.AssignType == "urobot" && r.AgentId is null && r.GroupId is null;
                b.Body("customer_token", Required(r.CustomerToken, nameof(r.CustomerToken)))
                    .Body("assign_type", r.AssignType)
                    .Body("agent_id", r.AgentId)
                    .Body("group_id", r.GroupId)
                    .Body("channel", r.Channel)
                    .Body("robot_role_id", r.RobotRoleId)
                    .Body("robot_id", toUrobot ? Positive(r.RobotId ?? 0, nameof(r.RobotId)) : r.RobotId)
                    .Body("scene_id", toUrobot ? Positive(r.SceneId ?? 0, nameof(r.SceneId)) : r.SceneId);
            },
            static (a, r) => ReadSession(a, r),
            static o =>
            {
                o.Data = "assign_info";
                o.AlsoAccepted = SessionStates;
            }));

        table.Add(Write<DestroySessionsRequest, Acknowledgement, Acknowledgement>(
            HttpMethod.Delete,
            "im/sessions/destroy_session",
            static (r, b) =>
            {
                if (r.EndTime < r.StartTime)
                {
                    throw new RequestException("InvalidWindow", "-EndTime is before -StartTime.", nameof(r.EndTime));
                }

                b.Query("start_time", ServiceTime.Format(r.StartTime, ServiceName.Udesk))
                    .Query("end_time", ServiceTime.Format(r.EndTime, ServiceName.Udesk))
                    .Query("customer_id", r.CustomerId);
            },
            static (a, _) => a.Data ?? new Acknowledgement()));
    }

    private static UdeskImSession ReadSession(Answer<JObject> answer, CreateImSessionRequest request)
    {
        var info = answer.Data ?? new JObject();
        var session = info.ToObject<UdeskImSession>(WireSerializer.Udesk)!;
        session.CustomerToken = request.CustomerToken;
        session.Message = answer.Text("message") ?? session.Message;
        session.AssignType = answer.Text("assign_type") ?? request.AssignType ?? ((request.AgentId ?? request.GroupId) is null ? "robot" : "agent");
        session.RobotId ??= request.RobotId;
        session.SceneId ??= request.SceneId;
        session.State = answer.Code switch
        {
            Waiting when session.QueuePosition > 0 => UdeskImSessionState.Queued,
            Waiting => UdeskImSessionState.Assigning,
            NobodyOnline => UdeskImSessionState.NoAgentOnline,
            Success when session.AssignType is "robot" or "urobot" => UdeskImSessionState.Robot,
            Success when session.ImSubSessionId is not null => UdeskImSessionState.Assigned,
            _ => UdeskImSessionState.Unknown,
        };
        return session;
    }
}
