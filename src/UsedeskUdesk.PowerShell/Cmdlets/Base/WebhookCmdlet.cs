using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Errors;

namespace UsedeskUdesk.Commands.Base;

/// <summary>Turns bodies of webhooks into events. Makes no call.</summary>
/// <typeparam name="TEvent">The base type of the service's events.</typeparam>
public abstract class WebhookCmdlet<TEvent> : ModuleCmdlet
    where TEvent : ApiObject
{
    // Bytes that are piped come one by one.
    private readonly MemoryStream _bytes = new();
    private readonly ServiceName _service;
    private int _count;

    private protected WebhookCmdlet(ServiceName service) => _service = service;

    /// <summary>What the service posted.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [Alias("WebhookData", "Request", "InputObject")]
    [FreeText]
    public object? Body { get; set; }

    /// <summary>The request's Content-Type, where it is known.</summary>
    private protected virtual string? KnownContentType => null;

    /// <summary>The events of a body that are ready.</summary>
    private protected abstract IReadOnlyList<TEvent> Read(WebhookBody body);

    /// <summary>Whether the event is asked for.</summary>
    private protected abstract bool IsWanted(TEvent item);

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        var input = PlainValues.Unwrap(Body);
        if (input is byte single)
        {
            _bytes.WriteByte(single);
            return;
        }

        TakeBytes();
        if (input is object?[] list)
        {
            foreach (var item in list)
            {
                Take(item);
            }

            return;
        }

        Take(input);
    }

    /// <inheritdoc/>
    private protected override void Complete() => TakeBytes();

    /// <summary>Writes the events that are asked for.</summary>
    private protected void WriteEvents(IEnumerable<TEvent> events) => WriteObject(events.Where(IsWanted), enumerateCollection: true);

    private void TakeBytes()
    {
        if (_bytes.Length > 0)
        {
            var bytes = _bytes.ToArray();
            _bytes.SetLength(0);
            Take(bytes);
        }
    }

    private void Take(object? input)
    {
        var name = Describe(++_count, input);
        try
        {
            var body = WebhookInput.From(input, string.IsNullOrWhiteSpace(KnownContentType) ? null : KnownContentType, _service, work => WaitFor(_ => work()));
            WriteEvents(WaitFor(_ => Read(body)));
        }
        catch (WebhookException error)
        {
            WriteError(WebhookErrors.For(error, name));
        }
        catch (IOException error)
        {
            // The stream broke off.
            WriteError(WebhookErrors.For(new WebhookException(_service, WebhookFailure.Unreadable, $"The body could not be read: {error.Message}"), name));
        }
    }

    /// <summary>Says which body it is, and quotes nothing of it: there may be a secret in it.</summary>
    private static string Describe(int number, object? input)
    {
        var size = PlainValues.Unwrap(input) switch
        {
            null => "nothing",
            string text => string.Format(CultureInfo.InvariantCulture, "{0} characters", text.Length),
            byte[] bytes => string.Format(CultureInfo.InvariantCulture, "{0} bytes", bytes.Length),
            PSObject => "an object",
            { } other => $"an object of the type {other.GetType().Name}",
        };
        return string.Format(CultureInfo.InvariantCulture, "Body {0} ({1})", number, size);
    }
}
