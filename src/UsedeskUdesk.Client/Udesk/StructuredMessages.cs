using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Operations;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Udesk;

/// <summary>Structured messages: cards with buttons.</summary>
internal sealed class StructuredMessages : UdeskResource
{
    public const string Path = "im/sessions/struct_messages";

    private static readonly OperationLimit s_limit = new("one structured message in two seconds", 1, TimeSpan.FromSeconds(2));

    public override void AddOperations(OperationTable table)
        => table.Add(new RequestOperation<SendStructuredMessageRequest, Acknowledgement, UdeskStructuredMessageReceipt>(
            HttpMethod.Post,
            Path,
            Envelope.UdeskStatus1000,
            WriteMessage,
            static (a, r) => new UdeskStructuredMessageReceipt
            {
                ImSubSessionId = r.ImSubSessionId,
                CustomerId = r.CustomerId,
                AgentId = r.AgentId,
                Title = r.Message.Title,
                Message = a.Text("message"),
            })
        {
            SignsStructuredMessage = true,
            Limit = s_limit,
        });

    private static void WriteMessage(SendStructuredMessageRequest r, RequestBuilder b)
    {
        // Exactly UdeskSignature.StructuredMessageFields: the signature covers them as they are written. The timestamp follows at sending.
        b.Query("im_sub_session_id", Positive(r.ImSubSessionId, nameof(r.ImSubSessionId)))
            .Query("customer_id", Positive(r.CustomerId, nameof(r.CustomerId)))
            .Query("agent_id", Positive(r.AgentId, nameof(r.AgentId)));

        var message = r.Message;
        var image = message.ImageUri is { IsAbsoluteUri: true } uri
            ? uri.AbsoluteUri
            : throw RequestException.Create("InvalidImageUri", $"{Property(nameof(message.ImageUri))} needs an absolute address, such as https://example.com/picture.png.", nameof(message.ImageUri));
        if (message.Button.Count == 0)
        {
            throw RequestException.Create("MissingParameter", $"{Property(nameof(message.Button))} needs at least one button.", nameof(message.Button));
        }

        b.Body("jid_resource", r.JidResource)
            .Body("data", new Dictionary<string, object>
            {
                ["title"] = Required(message.Title, nameof(message.Title)),
                ["description"] = Required(message.Description, nameof(message.Description)),
                ["img_url"] = image,
                ["buttons"] = message.Button.Select(Button).ToArray(),
            });
    }

    private static Dictionary<string, object> Button(UdeskStructuredMessageButton button)
    {
        var type = button.Type?.ToLowerInvariant() ?? string.Empty;
        if (!UdeskButtonType.Known.Contains(type))
        {
            throw RequestException.Create("InvalidButton", $"'{button.Type}' is not a valid button type. Valid values: {string.Join(", ", UdeskButtonType.Known)}.", "Button");
        }

        if (button.CallbackName is not null && type != UdeskButtonType.SdkCallback)
        {
            throw RequestException.Create("InvalidButton", $"The button '{button.Text}' of type {type} has a callback name; only {UdeskButtonType.SdkCallback} takes one.", "Button");
        }

        return new Dictionary<string, object> { ["type"] = type, ["text"] = Required(button.Text, nameof(button.Text)), ["value"] = Required(button.Value, nameof(button.Value)) }
            .With("callback_name", button.CallbackName);
    }
}
