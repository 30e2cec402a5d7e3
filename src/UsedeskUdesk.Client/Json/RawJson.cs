using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Client.Json;

/// <summary>JSON that the caller wrote, sent as it is once it was found to be JSON.</summary>
internal sealed class RawJson
{
    public RawJson(string text)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
            while (reader.Read())
            {
            }
        }
        catch (JsonReaderException error)
        {
            throw Invalid(error);
        }

        Text = text;
    }

    public string Text { get; }

    private static RequestException Invalid(JsonReaderException error) => new("InvalidJson", $"The body is not JSON: {error.Message}", "Body");

    /// <summary>The same as a tree; numbers, texts and dates as they were written.</summary>
    /// <exception cref="RequestException">InvalidJson: it is nested too deeply, or a number has more digits than can be kept.</exception>
    public JToken ToToken()
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(Text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
            return JToken.Load(reader);
        }
        catch (JsonReaderException error)
        {
            throw Invalid(error);
        }
    }
}
