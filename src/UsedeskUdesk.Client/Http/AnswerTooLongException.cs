using System;

namespace UsedeskUdesk.Client.Http;

/// <summary>An answer has more bytes, unpacked, than are taken of one.</summary>
internal sealed class AnswerTooLongException : Exception
{
    public AnswerTooLongException()
        : base("The answer is too long.")
    {
    }
}
