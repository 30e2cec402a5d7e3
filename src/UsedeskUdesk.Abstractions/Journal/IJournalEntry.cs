using System;

namespace UsedeskUdesk;

/// <summary>One item in a journal.</summary>
/// <typeparam name="TResult">Its answer.</typeparam>
public interface IJournalEntry<TResult>
{
    /// <summary>What earlier runs left.</summary>
    JournalState State { get; }

    /// <summary>The earlier answer, where the state is Done.</summary>
    /// <exception cref="RequestException">The journal cannot be read.</exception>
    TResult Result { get; }

    /// <summary>Says what the item is, for whoever reads the journal. Before it leaves.</summary>
    /// <param name="row">Its row in the pipeline, from 1; 0 where nothing is piped.</param>
    /// <param name="item">What it is called.</param>
    void Describe(long row, string item);

    /// <summary>An observer that writes the item down the moment before it leaves.</summary>
    ICallObserver Observe(ICallObserver inner);

    /// <summary>Writes the answer down.</summary>
    /// <exception cref="RequestException">The journal cannot be written; the item was carried out all the same.</exception>
    void Done(TResult result);

    /// <summary>Writes down that the item was certainly not carried out, where the error says so. Never throws.</summary>
    /// <param name="failure">What ended the call.</param>
    void Failed(Exception failure);
}
