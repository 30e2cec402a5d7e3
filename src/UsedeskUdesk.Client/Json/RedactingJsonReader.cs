using System.IO;
using Newtonsoft.Json;
using UsedeskUdesk.Client.Errors;

namespace UsedeskUdesk.Client.Json;

/// <summary>Reads an answer without the secrets in it: those that the call left with, wherever they stand, and what fields of their names hold.</summary>
internal sealed class RedactingJsonReader : JsonTextReader
{
    private const string TokenField = "open_api_auth_token";

    /// <summary>
    /// Tokens of JSON that are read of one answer. A byte or two of a hostile one may become a few hundred in memory; the longest honest ones, agents of a
    /// large tenant in one list, have about a million.
    /// </summary>
    private const int MostTokens = 4 << 20;

    private readonly Redactor _redactor;
    private readonly bool _dropsPhoneSecrets;
    private bool _isSecret;
    private int _secretDepth = -1;
    private int _tokens;

    /// <summary>Whether it ended because the answer has more values than are read of one.</summary>
    public bool HasTooMuch => _tokens > MostTokens;

    /// <param name="reader">The answer.</param>
    /// <param name="redactor">Knows the secrets that the call left with.</param>
    /// <param name="dropsPhoneSecrets">Leaves out the secrets of agents' phones, which Udesk sends along with agents: nothing has a use for them.</param>
    public RedactingJsonReader(TextReader reader, Redactor redactor, bool dropsPhoneSecrets = false)
        : base(reader)
        => (_redactor, _dropsPhoneSecrets) = (redactor, dropsPhoneSecrets);

    public override bool Read()
    {
        while (base.Read())
        {
            if (++_tokens > MostTokens)
            {
                throw new JsonReaderException("There are more values than are read of one answer.");
            }

            if (_dropsPhoneSecrets && TokenType == JsonToken.PropertyName && SecretFields.IsPhoneSecret((string)Value!))
            {
                Skip();
                continue;
            }

            Redact();
            return true;
        }

        return false;
    }

    public override string? ReadAsString()
    {
        base.ReadAsString();
        Redact();
        return (string?)Value;
    }

    private void Redact()
    {
        switch (TokenType)
        {
            case JsonToken.PropertyName:
                var name = (string)Value!;
                _isSecret = SecretFields.IsSecret(name) && !(_redactor.KeepsToken && name == TokenField);
                var cleanName = _redactor.Clean(name);
                if (!ReferenceEquals(cleanName, name))
                {
                    SetToken(JsonToken.PropertyName, cleanName, updateIndex: false);
                }

                return;
            case JsonToken.StartObject or JsonToken.StartArray:
                // What stands within a secret field is secret as a whole.
                if (_isSecret && _secretDepth < 0)
                {
                    _secretDepth = Depth;
                }

                break;
            case JsonToken.EndObject or JsonToken.EndArray:
                if (Depth == _secretDepth)
                {
                    _secretDepth = -1;
                }

                break;
            case JsonToken.String:
                var text = (string)Value!;
                var clean = text.Length > 0 && (_isSecret || _secretDepth >= 0) ? SecretFields.Mask : _redactor.Clean(text);
                if (!ReferenceEquals(clean, text))
                {
                    SetToken(JsonToken.String, clean, updateIndex: false);
                }

                break;
            case JsonToken.Integer or JsonToken.Float when _isSecret || _secretDepth >= 0:
                SetToken(JsonToken.String, SecretFields.Mask, updateIndex: false);
                break;
            case JsonToken.Comment:
                return;
        }

        _isSecret = false;
    }
}
