using System;
using System.Collections.Generic;

namespace UsedeskUdesk.Client.Operations;

/// <summary>The operations of one service, found by the type of their request.</summary>
internal sealed class OperationTable
{
    private readonly Dictionary<Type, Operation> _operations = new();

    public OperationTable(IEnumerable<Resource> resources)
    {
        foreach (var resource in resources)
        {
            resource.AddOperations(this);
        }
    }

    public IEnumerable<KeyValuePair<Type, Operation>> All => _operations;

    public void Add<TRequest, TData, TResult>(RequestOperation<TRequest, TData, TResult> operation)
        where TRequest : TypedRequest<TResult>
        => _operations.Add(typeof(TRequest), operation);

    public void Add<TRequest, TItem>(ListOperation<TRequest, TItem> operation)
        where TRequest : ApiPageRequest<TItem>
        => _operations.Add(typeof(TRequest), operation);

    public Operation Find(object request)
        => _operations.TryGetValue(request.GetType(), out var operation)
            ? operation
            : throw new ArgumentException($"This service has no operation for a {request.GetType().Name}.", nameof(request));
}
