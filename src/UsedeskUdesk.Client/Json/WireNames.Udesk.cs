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
        Add(typeof(UdeskImSession), nameof(UdeskImSession.LogId), "logId");
        Add(typeof(UdeskImSession), nameof(UdeskImSession.RobotName), "robot_name", "robotName");
        Add(typeof(UdeskImSession), nameof(UdeskImSession.RobotAvatar), "robot_avatar", "logoUrl");
        Add(typeof(UdeskImSession), nameof(UdeskImSession.WelcomeMessage), "welcome_message", "helloWord");
        Add(typeof(UdeskImSession), nameof(UdeskImSession.LeadingWord), "leadingWord");
        Add(typeof(UdeskImSession), nameof(UdeskImSession.UnknownMessage), "unknow_message", "unknown_message");
        // Spelled so by the service.
        Add(typeof(UdeskRobotTopic), nameof(UdeskRobotTopic.QuestionType), "quesitionType", "questionType");
        Add(typeof(UdeskRobotTopic), nameof(UdeskRobotTopic.QuestionTypeId), "quesitionTypeId", "questionTypeId");
        Add(typeof(UdeskRobotTopic), nameof(UdeskRobotTopic.Question), "optionsList");
        Add(typeof(UdeskRobotQuestion), nameof(UdeskRobotQuestion.Question), "quesition", "question");
        Add(typeof(UdeskRobotQuestion), nameof(UdeskRobotQuestion.QuestionId), "quesitionId", "questionId");
        Add(typeof(UdeskCustomer), nameof(UdeskCustomer.CustomerToken), "open_api_token");
        Add(typeof(UdeskCustomer), nameof(UdeskCustomer.CustomField), "custom_fields");
        Add(typeof(UdeskCustomer), nameof(UdeskCustomer.WeixinOpenId), "weixin_open_id", "weixin_openid");
        Add(typeof(UdeskImSessionRecord), nameof(UdeskImSessionRecord.ImSubSessionId), "sub_session_id", "im_sub_session_id");
        Add(typeof(UdeskImSessionRecord), nameof(UdeskImSessionRecord.AgentName), "agent_nick_name", "agent_name");
        Add(typeof(UdeskImSessionRecord), nameof(UdeskImSessionRecord.Channel), "channel", "platform");
        Add(typeof(UdeskImSessionLogEntry), nameof(UdeskImSessionLogEntry.ImSubSessionId), "sub_session_id", "im_sub_session_id");
        Add(typeof(UdeskImSessionLogEntry), nameof(UdeskImSessionLogEntry.AgentName), "agent_nick_name", "agent_name");
        Add(typeof(UdeskSurveyOptions), nameof(UdeskSurveyOptions.Description), "desc");
        Add(typeof(UdeskSurveyOption), nameof(UdeskSurveyOption.Description), "desc");
        Add(typeof(UdeskUnreadMessage), nameof(UdeskUnreadMessage.MessageType), "type");
        Add(typeof(UdeskUnreadMessage), nameof(UdeskUnreadMessage.CreatedAt), "message_created_at");
        Add(typeof(UdeskAgentUnreadMessage), nameof(UdeskAgentUnreadMessage.UnreadSessionMessageCount), "unread_session_message_num");
        Add(typeof(UdeskAgentUnreadMessage), nameof(UdeskAgentUnreadMessage.UnsolvedLeaveMessageCount), "unsolved_leave_message_num");
        Add(typeof(UdeskRobot), nameof(UdeskRobot.RobotId), "id");
        Add(typeof(UdeskRobot), nameof(UdeskRobot.Scene), "scene_list");
        Add(typeof(UdeskRobotScene), nameof(UdeskRobotScene.SceneId), "id");
        Add(typeof(UdeskRobotScene), nameof(UdeskRobotScene.SceneName), "name");
    }
}
