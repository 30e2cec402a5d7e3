namespace UsedeskUdesk;

/// <summary>Rates one answer of a Udesk robot (POST /im/messages/answer_survey).</summary>
public sealed class SubmitAnswerSurveyRequest : RobotSessionRequest<Acknowledgement>
{
    /// <summary>The ID of the message that holds the answer.</summary>
    public long MessageId { get; set; }

    /// <summary>The rating.</summary>
    public UdeskAnswerRating Option { get; set; }
}
