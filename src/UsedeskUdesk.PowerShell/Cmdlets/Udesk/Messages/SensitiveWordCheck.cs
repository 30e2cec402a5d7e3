using System;
using System.Linq;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Looks for the tenant's sensitive words in a message before it is sent. The words are read once.</summary>
internal sealed class SensitiveWordCheck
{
    private readonly ModuleCmdlet _cmdlet;
    private readonly IApiClient<UdeskService> _client;
    private UdeskSensitiveWord[]? _words;

    public SensitiveWordCheck(ModuleCmdlet cmdlet, IApiClient<UdeskService> client)
    {
        _cmdlet = cmdlet;
        _client = client;
    }

    /// <summary>Refuses a message that holds one of them.</summary>
    /// <exception cref="RequestException">It holds one.</exception>
    /// <exception cref="ServiceException">The words cannot be read; the message must not go unchecked.</exception>
    public void Refuse(string type, string content)
    {
        if (type is not (UdeskMessageType.Message or UdeskMessageType.Rich))
        {
            return;
        }

        _words ??= Read();
        var found = _words.Where(word => content.IndexOf(word.Word, StringComparison.OrdinalIgnoreCase) >= 0).Select(word => $"'{word.Word}'").ToArray();
        if (found.Length > 0)
        {
            throw new RequestException("SensitiveWord", $"The message was not sent: it holds {string.Join(", ", found)}, which the tenant lists as sensitive.", "Content");
        }
    }

    private UdeskSensitiveWord[] Read()
    {
        if (!_cmdlet.TryWait((output, cancellationToken) => _client.SendAsync(new GetSensitiveWordsRequest(), output, cancellationToken), out var words, out var error))
        {
            throw error!;
        }

        var enabled = words.Where(word => word.Enabled).ToArray();
        if (enabled.Length == 0)
        {
            _cmdlet.WriteVerbose(words.Count == 0 ? "The tenant has no sensitive words." : "The tenant's list of sensitive words is switched off; nothing is checked.");
        }

        return enabled;
    }
}
