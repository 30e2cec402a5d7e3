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
    private readonly LinkedList<Item> _held = new();
    private readonly LinkedList<Item> _comments = new();

    /// <summary>The form that waits; null when none does.</summary>
    public UsedeskEvent? Held => _held.First?.Value.Event;

    /// <summary>Takes an event, and hands out those that are ready.</summary>
    public IReadOnlyList<UsedeskEvent> Add(UsedeskEvent added)
    {
        var item = new Item(added);
        if (added is UsedeskReplyFormEvent && Remove(_comments, comment => IsSame(item, comment)))
        {
            return Array.Empty<UsedeskEvent>();
        }

        if (added is UsedeskCommentEvent && !Remove(_held, form => IsSame(form, item)))
        {
            _comments.AddLast(item);
            if (_comments.Count > UsedeskWebhookOptions.MaximumHeld)
            {
                _comments.RemoveFirst();
            }
        }

        _held.AddLast(item);
        return Ready();
    }

    /// <summary>Hands out all that waits.</summary>
    public IReadOnlyList<UsedeskEvent> Flush()
    {
        var left = _held.Select(static item => item.Event).ToArray();
        _held.Clear();
        return left;
    }

    private IReadOnlyList<UsedeskEvent> Ready()
    {
        var ready = new List<UsedeskEvent>();
        while (_held.First is { } first && (first.Value.Event is not UsedeskReplyFormEvent || _held.Count > UsedeskWebhookOptions.MaximumHeld))
        {
            ready.Add(first.Value.Event);
            _held.RemoveFirst();
        }

        return ready;
    }

    private static bool Remove(LinkedList<Item> items, Func<Item, bool> matches)
    {
        for (var node = items.First; node is not null; node = node.Next)
        {
            if (matches(node.Value))
            {
                items.Remove(node);
                return true;
            }
        }

        return false;
    }

    /// <summary>The same words, no other agent and no other ticket.</summary>
    private static bool IsSame(Item first, Item second)
        => first.Event is UsedeskReplyFormEvent form && second.Event is UsedeskCommentEvent comment
            && comment.Author != UsedeskAuthor.Client
            && (form.UserId is null || comment.UserId is null || form.UserId == comment.UserId)
            && (form.TicketId is null || comment.TicketId is null || form.TicketId == comment.TicketId)
            && string.Equals(first.Words, second.Words, StringComparison.Ordinal);

    private sealed class Item
    {
        private string? _words;

        public Item(UsedeskEvent item) => Event = item;

        public UsedeskEvent Event { get; }

        /// <summary>The text's words: lines and spaces may differ between plain text and HTML.</summary>
        public string Words => _words ??= string.Join(" ", ((Event as UsedeskReplyFormEvent)?.MessageText ?? (Event as UsedeskCommentEvent)?.MessageText ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
