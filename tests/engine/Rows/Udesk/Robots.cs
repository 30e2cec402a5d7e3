using System.Collections.Generic;
using UsedeskUdesk.EngineTests.Support;

namespace UsedeskUdesk.EngineTests.Rows;

internal sealed class UdeskRobots : IRowFile
{
    private const string Robot = "$robot = New-UdeskImSession -CustomerToken shop-4711 -AssignType urobot -RobotId 2 -SceneId 114";

    private const string Common = "\"customer_token\":\"shop-4711\",\"im_sub_session_id\":$($robot.UrobotSessionId),\"robot_id\":2,\"scene_id\":114";

    public IEnumerable<OperationRow> Rows =>
    [
        new("Get-UdeskRobot", "Get-UdeskRobot")
        {
            NotPiped = true,
            Sends = [Udesk.Get("im/urobots")],
            Emits =
            [
                new("UdeskRobot") { ["RobotId"] = "2", ["Name"] = "Default Robot", ["CreatedAt"] = "2018-01-23T10:55:20+08:00" },
                new("UdeskRobot") { ["RobotId"] = "3", ["Name"] = "Returns" },
            ],
        },
        new("Get-UdeskRobot", "Get-UdeskRobot -Name def* -Scene System* -ExpandScene")
        {
            NotPiped = true,
            Sends = [Udesk.Get("im/urobots")],
            Emits = [new("UdeskRobotScene") { ["RobotId"] = "2", ["RobotName"] = "Default Robot", ["SceneId"] = "116", ["SceneName"] = "System Default Scene" }],
        },
        new("Invoke-UdeskRobotFlow", "Invoke-UdeskRobotFlow -FlowId 81 -CustomerToken shop-4711 -ImSubSessionId $robot.UrobotSessionId -RobotId 2 -SceneId 114 -PassThru")
        {
            Given = Robot,
            Sends = [Udesk.Post("im/messages/flow", $$"""{ {{Common}},"flow_id":81}""")],
            Emits = [new("Acknowledgement")],
        },
        new("Invoke-UdeskRobotFlow", "Invoke-UdeskRobotFlow -FlowId 81 -CustomerToken shop-4711 -UrobotSessionId $robot.UrobotSessionId -RobotId 2 -SceneId 114")
        {
            Given = Robot,
            Sends = [Udesk.Post("im/messages/flow", $$"""{ {{Common}},"flow_id":81}""")],
        },
        new("Submit-UdeskRobotHit", "Submit-UdeskRobotHit -MessageId 9 -QuestionId 2122 -QueryType CommonQuestion -Question 'Where is my order?' -CustomerToken shop-4711 -ImSubSessionId $robot.UrobotSessionId -RobotId 2 -SceneId 114 -PassThru")
        {
            Given = Robot,
            Sends = [Udesk.Post("im/messages/hit", $$"""{ {{Common}},"message_id":9,"question_id":2122,"query_type":6,"question":"Where is my order?"}""")],
            Emits = [new("Acknowledgement")],
        },
        new("Submit-UdeskRobotHit", "Submit-UdeskRobotHit -MessageId 9 -QuestionId 2122 -QueryType SuggestionList -CustomerToken shop-4711 -UrobotSessionId $robot.UrobotSessionId -RobotId 2 -SceneId 114")
        {
            Given = Robot,
            Sends = [Udesk.Post("im/messages/hit", $$"""{ {{Common}},"message_id":9,"question_id":2122,"query_type":7}""")],
        },
        new("Submit-UdeskRobotSurvey", "Submit-UdeskRobotSurvey -Option Satisfied -Remark 'Very good' -CustomerToken shop-4711 -ImSubSessionId $robot.UrobotSessionId -RobotId 2 -SceneId 114 -PassThru")
        {
            Given = Robot,
            Sends = [Udesk.Post("im/sessions/robot_survey", $$"""{ {{Common}},"option_id":2,"remark":"Very good"}""")],
            Emits = [new("Acknowledgement") { ["Message"] = "<text>" }],
        },
        new("Submit-UdeskRobotSurvey", "Submit-UdeskRobotSurvey -Option 4 -CustomerToken shop-4711 -UrobotSessionId $robot.UrobotSessionId -RobotId 2 -SceneId 114")
        {
            Given = Robot,
            Sends = [Udesk.Post("im/sessions/robot_survey", $$"""{ {{Common}},"option_id":4}""")],
        },
        new("Submit-UdeskAnswerSurvey", "Submit-UdeskAnswerSurvey -MessageId 111 -Option Unsatisfied -CustomerToken shop-4711 -ImSubSessionId $robot.UrobotSessionId -RobotId 2 -SceneId 114 -PassThru")
        {
            Given = Robot,
            Sends = [Udesk.Post("im/messages/answer_survey", $$"""{ {{Common}},"message_id":111,"option_id":2}""")],
            Emits = [new("Acknowledgement")],
        },
        new("Submit-UdeskAnswerSurvey", "Submit-UdeskAnswerSurvey -MessageId 111 -Option Satisfied -CustomerToken shop-4711 -UrobotSessionId $robot.UrobotSessionId -RobotId 2 -SceneId 114")
        {
            Given = Robot,
            Sends = [Udesk.Post("im/messages/answer_survey", $$"""{ {{Common}},"message_id":111,"option_id":1}""")],
        },
        new("Submit-UdeskTransferSurvey", "Submit-UdeskTransferSurvey -ImSubSessionId $robot.UrobotSessionId -RobotId 2 -SceneId 114 -PassThru")
        {
            Given = Robot,
            Sends = [Udesk.Post("im/sessions/transfer_survey", """{"im_sub_session_id":$($robot.UrobotSessionId),"robot_id":2,"scene_id":114}""")],
            Emits = [new("Acknowledgement")],
        },
        new("Submit-UdeskTransferSurvey", "Submit-UdeskTransferSurvey -UrobotSessionId $robot.UrobotSessionId -RobotId 2 -SceneId 114")
        {
            Given = Robot,
            Sends = [Udesk.Post("im/sessions/transfer_survey", """{"im_sub_session_id":$($robot.UrobotSessionId),"robot_id":2,"scene_id":114}""")],
        },
        new("Submit-UdeskSurvey", "Submit-UdeskSurvey -ImSubSessionId $session.ImSubSessionId -Option 38 -Remark thanks -Resolved yes -SurveyOptions $session.SurveyOptions -PassThru")
        {
            Given = "$session = New-UdeskImSession -CustomerToken shop-4711 -AgentId 202",
            Sends = [Udesk.Post("im/sessions/survey", """{"im_sub_session_id":$($session.ImSubSessionId),"option_id":38,"remark":"thanks","resolved_state_v2":0}""")],
            Emits = [new("Acknowledgement")],
        },
        new("Submit-UdeskSurvey", "Submit-UdeskSurvey -ImSubSessionId $session.ImSubSessionId -Option 37 -Resolved no")
        {
            Given = "$session = New-UdeskImSession -CustomerToken shop-4711 -AgentId 202",
            Sends = [Udesk.Post("im/sessions/survey", """{"im_sub_session_id":$($session.ImSubSessionId),"option_id":37,"resolved_state_v2":1}""")],
        },
        new("Submit-UdeskRobotAnswerEvaluation", "Submit-UdeskRobotAnswerEvaluation -CustomerToken vip-customer -MessageId f862f80d -QuestionId 210530 -Useful yes -Path im/messages/evaluate -PassThru")
        {
            Happens = ["""POST settings {"evaluationPath":"im/messages/evaluate"}"""],
            OnLine = ["Path"],
            Sends = [Udesk.Post("im/messages/evaluate", """{"customer_token":"vip-customer","message_id":"f862f80d","question_id":210530,"useful":true}""")],
            Emits = [new("Acknowledgement")],
        },
    ];
}
