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
            throw new RequestException("InvalidJson", $"The body is not JSON: {error.Message}", "Body");
        }

        Text = text;
    }

    public string Text { get; }

    /// <summary>The same as a tree; numbers, texts and dates as they were written.</summary>
    public JToken ToToken()
    {
        using var reader = new JsonTextReader(new StringReader(Text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        return JToken.Load(reader);
    }
}
