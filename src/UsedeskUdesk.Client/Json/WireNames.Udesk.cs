namespace UsedeskUdesk.Client.Json;

/// <summary>Udesk's names.</summary>
internal static partial class WireNames
{
    private static void AddUdesk()
    {
        Add(typeof(UdeskAgentStatus), nameof(UdeskAgentStatus.AgentId), "id");
        Add(typeof(UdeskAgentStatus), nameof(UdeskAgentStatus.Nick), "nick", "im_nick");
        Add(typeof(UdeskAgentStatus), nameof(UdeskAgentStatus.ImSessionCount), "im_session_num");
        Add(typeof(UdeskAgentStatus), nameof(UdeskAgentStatus.ImMaxSessionCount), "im_max_join_num");
        Add(typeof(UdeskQueueStatus), nameof(UdeskQueueStatus.QueuePosition), "count");
        Add(typeof(UdeskImSession), nameof(UdeskImSession.QueuePosition), "count");
        Add(typeof(UdeskImSession), nameof(UdeskImSession.UrobotSessionId), "sessionId");
        Add(typeof(UdeskImSession), nameof(UdeskImSession.RobotName), "robot_name", "robotName");
        Add(typeof(UdeskImSession), nameof(UdeskImSession.Message), "welcome_message", "helloWord");
        Add(typeof(UdeskSurveyOptions), nameof(UdeskSurveyOptions.Description), "desc");
    }
}
