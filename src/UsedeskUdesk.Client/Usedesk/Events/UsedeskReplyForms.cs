using System;
using System.Collections.Generic;
using System.Linq;

namespace UsedeskUdesk.Client;

/// <summary>
/// Drops flat forms whose comment comes too. A form waits for it, and what comes behind the form waits as well, so that the order stays.
/// Since Usedesk promises no order, a comment shortly before the form counts as well. Each comment takes one form along.
/// </summary>
internal sealed class UsedeskReplyForms
{
    private readonly Queue<UsedeskEvent> _held = new();
    private readonly List<UsedeskCommentEvent> _comments = new();

    /// <summary>Takes an event, and hands out those that are ready.</summary>
    public IReadOnlyList<UsedeskEvent> Add(UsedeskEvent item)
    {
        switch (item)
        {
            case UsedeskReplyFormEvent form when _comments.Find(comment => IsSame(form, comment)) is { } earlier:
                _comments.Remove(earlier);
                return Array.Empty<UsedeskEvent>();
            case UsedeskReplyFormEvent:
                _held.Enqueue(item);
                break;
            case UsedeskCommentEvent comment:
                if (!TakeForm(comment))
                {
                    Remember(comment);
                }

                _held.Enqueue(item);
                break;
            default:
                _held.Enqueue(item);
                break;
        }

        return Ready();
    }

    /// <summary>Hands out all that waits.</summary>
    public IReadOnlyList<UsedeskEvent> Flush()
    {
        var left = _held.ToArray();
        _held.Clear();
        return left;
    }

    private IReadOnlyList<UsedeskEvent> Ready()
    {
        var ready = new List<UsedeskEvent>();
        while (_held.Count > 0 && (_held.Peek() is not UsedeskReplyFormEvent || _held.Count > UsedeskWebhookOptions.MaximumHeld))
        {
            ready.Add(_held.Dequeue());
        }

        return ready;
    }

    private bool TakeForm(UsedeskCommentEvent comment)
    {
        var form = _held.OfType<UsedeskReplyFormEvent>().FirstOrDefault(form => IsSame(form, comment));
        if (form is null)
        {
            return false;
        }

        var others = _held.Where(item => !ReferenceEquals(item, form)).ToArray();
        _held.Clear();
        foreach (var other in others)
        {
            _held.Enqueue(other);
        }

        return true;
    }

    private void Remember(UsedeskCommentEvent comment)
    {
        _comments.Add(comment);
        if (_comments.Count > UsedeskWebhookOptions.MaximumHeld)
        {
            _comments.RemoveAt(0);
        }
    }

    /// <summary>The same agent, the same words, and no other ticket.</summary>
    private static bool IsSame(UsedeskReplyFormEvent form, UsedeskCommentEvent comment)
        => comment.Author != UsedeskAuthor.Client
            && (form.UserId is null || comment.UserId is null || form.UserId == comment.UserId)
            && (form.TicketId is null || comment.TicketId is null || form.TicketId == comment.TicketId)
            && string.Equals(Words(form.MessageText), Words(comment.MessageText), StringComparison.Ordinal);

    /// <summary>Lines and spaces may differ between plain text and HTML.</summary>
    private static string Words(string? text) => string.Join(" ", (text ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
