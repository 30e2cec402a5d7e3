using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Json;

namespace UsedeskUdesk.Client.Operations;

/// <summary>An answer that is no success; the client adds what it knows of the call.</summary>
internal sealed class AnswerException : Exception
{
    public AnswerException(ServiceFailure failure, int? code, string? text, Exception? inner = null)
        : base(text ?? failure.ToString(), inner)
    {
        Failure = failure;
        Code = code;
        Text = text;
    }

    public ServiceFailure Failure { get; }

    public int? Code { get; }

    public string? Text { get; }
}
