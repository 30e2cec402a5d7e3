using System;
using System.Collections.Generic;
using System.Linq;
using UsedeskUdesk.Client.Spools;

namespace UsedeskUdesk.Client;

/// <summary>
/// Drops flat forms whose comment comes too. A form waits for it, and what comes behind the form waits as well, so that the order stays.
/// Since Usedesk promises no order, a comment shortly before the form counts as well: the same words may be said again later. Each comment takes one form along.
/// </summary>
internal sealed class UsedeskReplyForms
{
    /// <summary>How much memory what waits may take, by an estimate: a stranger can send forms of any size, and has them wait.</summary>
    internal const long MaximumWeight = 32L << 20;

    /// <summary>How long a comment is remembered where it is known when events came.</summary>
    internal static readonly TimeSpan CommentTime = TimeSpan.FromMinutes(1);

    private readonly LinkedList<Item> _held = new();
    private readonly LinkedList<(Reply Reply, long Number, long? At)> _comments = new();
    private long _added;
    private long _weight;

    /// <summary>The form that waits; null when none does.</summary>
    public UsedeskEvent? Held => _held.First?.Value.Event;

    /// <summary>Takes an event, and hands out those that are ready.</summary>
    /// <param name="added">The event.</param>
    /// <param name="at">When it came, in milliseconds since 1970; null where that is not known.</param>
    public IReadOnlyList<UsedeskEvent> Add(UsedeskEvent added, long? at = null)
    {
        _added++;
        while (_comments.First is { } oldest && _added - oldest.Value.Number > UsedeskWebhookOptions.MaximumHeld)
        {
            _comments.RemoveFirst();
        }

        var reply = Reply.Of(added);
        if (added is UsedeskReplyFormEvent && RemoveComment(reply!, at))
        {
            return Array.Empty<UsedeskEvent>();
        }

        if (added is UsedeskCommentEvent && reply is not null && !RemoveHeld(reply))
        {
            _comments.AddLast((reply, _added, at));
        }

        if (_held.Count == 0 && added is not UsedeskReplyFormEvent)
        {
            return new[] { added };
        }

        var item = new Item(added, added is UsedeskReplyFormEvent ? reply : null);
        _held.AddLast(item);
        _weight += item.Weight;
        return Ready();
    }

    /// <summary>Hands out all that waits.</summary>
    public IReadOnlyList<UsedeskEvent> Flush()
    {
        var left = _held.Select(static item => item.Event).ToArray();
        _held.Clear();
        _weight = 0;
        return left;
    }

    private IReadOnlyList<UsedeskEvent> Ready()
    {
        var ready = new List<UsedeskEvent>();
        while (_held.First is { } first && (first.Value.Form is null || _held.Count > UsedeskWebhookOptions.MaximumHeld || _weight > MaximumWeight))
        {
            ready.Add(first.Value.Event);
            RemoveHeld(first);
        }

        return ready;
    }

    private bool RemoveHeld(Reply comment)
    {
        for (var node = _held.First; node is not null; node = node.Next)
        {
            if (node.Value.Form?.IsOf(comment) == true)
            {
                RemoveHeld(node);
                return true;
            }
        }

        return false;
    }

    private void RemoveHeld(LinkedListNode<Item> node)
    {
        _weight -= node.Value.Weight;
        _held.Remove(node);
    }

    private bool RemoveComment(Reply form, long? at)
    {
        for (var node = _comments.First; node is not null; node = node.Next)
        {
            // Either way: the machine's clock may be set.
            var isNear = at is null || node.Value.At is null || Math.Abs(at.Value - node.Value.At.Value) <= CommentTime.TotalMilliseconds;
            if (isNear && form.IsOf(node.Value.Reply))
            {
                _comments.Remove(node);
                return true;
            }
        }

        return false;
    }

    /// <summary>An event that waits, or waits behind one.</summary>
    private sealed class Item
    {
        private const int TextWeight = 4;
        private const int ValueWeight = 100;

        public Item(UsedeskEvent item, Reply? form)
        {
            Event = item;
            Form = form;
            // Values weigh far more as objects than as text: a list of a million {} is 3 MB of one and more than 100 of the other.
            Weight = ((long)item.Raw.Length * TextWeight) + ((long)item.Raw.Count(static c => c is ',' or '{' or '[') * ValueWeight);
        }

        public UsedeskEvent Event { get; }

        /// <summary>What it says, where it is a form.</summary>
        public Reply? Form { get; }

        /// <summary>About how many bytes of memory it takes.</summary>
        public long Weight { get; }
    }

    /// <summary>What is compared of a form or a comment. Of the words a hash is enough, for comments are remembered when they have gone.</summary>
    private sealed class Reply
    {
        private readonly long? _userId;
        private readonly long? _ticketId;
        private readonly EventKey _words;

        private Reply(long? userId, long? ticketId, string? text)
        {
            _userId = userId;
            _ticketId = ticketId;
            // Lines and spaces may differ between plain text and HTML.
            _words = EventKey.OfContent(string.Join(" ", (text ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        }

        /// <summary>Null for what is neither a form nor an agent's comment.</summary>
        public static Reply? Of(UsedeskEvent item) => item switch
        {
            UsedeskReplyFormEvent form => new Reply(form.UserId, form.TicketId, form.MessageText),
            UsedeskCommentEvent comment when comment.Author != UsedeskAuthor.Client => new Reply(comment.UserId, comment.TicketId, comment.MessageText),
            _ => null,
        };

        /// <summary>The same words, no other agent and no other ticket.</summary>
        public bool IsOf(Reply comment)
            => (_userId is null || comment._userId is null || _userId == comment._userId)
                && (_ticketId is null || comment._ticketId is null || _ticketId == comment._ticketId)
                && _words.Equals(comment._words);
    }
}
