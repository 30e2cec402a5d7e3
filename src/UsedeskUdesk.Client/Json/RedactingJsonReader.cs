using System.IO;
using Newtonsoft.Json;
using UsedeskUdesk.Client.Errors;

namespace UsedeskUdesk.Client.Json;

/// <summary>Reads an answer without the secrets in it: those that the call left with, wherever they stand, and what fields of their names hold.</summary>
internal sealed class RedactingJsonReader : JsonTextReader
{
    private const string TokenField = "open_api_auth_token";

    private readonly Redactor _redactor;
    private bool _isSecret;
    private int _secretDepth = -1;

    public RedactingJsonReader(TextReader reader, Redactor redactor)
        : base(reader)
        => _redactor = redactor;

    public override bool Read()
    {
        var read = base.Read();
        Redact();
        return read;
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
