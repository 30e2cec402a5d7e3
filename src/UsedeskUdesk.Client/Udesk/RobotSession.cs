using UsedeskUdesk.Client.Http;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Udesk;

/// <summary>What all calls about a session with a Udesk robot carry.</summary>
internal static class RobotSession
{
    public static RequestBuilder Write<TResult>(RobotSessionRequest<TResult> request, RequestBuilder builder)
        => builder.Body("customer_token", Required(request.CustomerToken, nameof(request.CustomerToken)))
            .Body("im_sub_session_id", Positive(request.ImSubSessionId, nameof(request.ImSubSessionId)))
            .Body("robot_id", Positive(request.RobotId, nameof(request.RobotId)))
            .Body("scene_id", Positive(request.SceneId, nameof(request.SceneId)));
}
