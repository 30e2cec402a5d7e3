using System;

namespace UsedeskUdesk;

/// <summary>What a journal knows of an item from earlier runs.</summary>
public enum JournalState
{
    /// <summary>Nothing, or that it did not leave or was refused: it is to be sent.</summary>
    New,

    /// <summary>It was carried out; the answer is there.</summary>
    Done,

    /// <summary>It left and no answer was written down: whether it was carried out is not known.</summary>
    Unknown,
}

/// <summary>
/// A file that says of each item what became of it: written before an item leaves and after its answer came, so that a run
/// that was killed can go on where it stood. Safe for use from many threads.
/// </summary>
public interface IJournal : IDisposable
{
    /// <summary>Looks an item up. Equal items are told apart by how often they came before in this run.</summary>
    /// <exception cref="RequestException">The request cannot be sent as it is.</exception>
    IJournalEntry<TResult> Begin<TResult>(IServiceClient client, ApiRequest<TResult> request);
}

/// <summary>One item in a journal.</summary>
/// <typeparam name="TResult">Its answer.</typeparam>
public interface IJournalEntry<TResult>
{
    /// <summary>What earlier runs left.</summary>
    JournalState State { get; }

    /// <summary>The earlier answer, where the state is Done.</summary>
    TResult Result { get; }

    /// <summary>An observer that writes the item down the moment before it leaves.</summary>
    ICallObserver Observe(ICallObserver inner);

    /// <summary>Writes the answer down.</summary>
    void Done(TResult result);

    /// <summary>Writes down that the item was certainly not carried out.</summary>
    void Failed(string errorId);
}
