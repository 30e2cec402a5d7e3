using System;
using System.Collections.Generic;

namespace UsedeskUdesk.Client.Operations;

/// <summary>The operations of one service, found by the type of their request.</summary>
internal sealed class OperationTable
{
    private readonly Dictionary<Type, Operation> _operations = new();
    private readonly Resource? _adding;

    public OperationTable(IEnumerable<Resource> resources)
    {
        foreach (var resource in resources)
        {
            _adding = resource;
            resource.AddOperations(this);
        }
    }

    public IEnumerable<KeyValuePair<Type, Operation>> All => _operations;

    public void Add<TRequest, TData, TResult>(RequestOperation<TRequest, TData, TResult> operation)
        where TRequest : TypedRequest<TResult>
        => Add(typeof(TRequest), operation);

    public void Add<TRequest, TItem>(ListOperation<TRequest, TItem> operation)
        where TRequest : ApiPageRequest<TItem>
        => Add(typeof(TRequest), operation);

    /// <summary>The operation that a call of any path is; null where the path has none.</summary>
    /// <param name="method">The HTTP method, in capitals.</param>
    /// <param name="path">The path below the base URI, without a query.</param>
    /// <param name="variable">The parts of the path that vary, such as a session's ID.</param>
    public Operation? Match(string method, string path, out string variable)
    {
        variable = string.Empty;
        var segments = path.Split('/');
        Operation? match = null;
        foreach (var operation in _operations.Values)
        {
            if (operation.Method.Method != method || Variable(operation.Path.Split('/'), segments) is not { } found)
            {
                continue;
            }

            // A path as it stands comes before one with parts that vary: im/sessions/close_queue is not im/sessions/{id}.
            if (found.Length == 0)
            {
                variable = found;
                return operation;
            }

            (match, variable) = (operation, found);
        }

        return match;
    }

    private static string? Variable(string[] template, string[] path)
    {
        if (template.Length != path.Length)
        {
            return null;
        }

        var variable = string.Empty;
        for (var i = 0; i < path.Length; i++)
        {
            if (template[i].StartsWith("{", StringComparison.Ordinal))
            {
                variable += (variable.Length == 0 ? string.Empty : "/") + path[i];
            }
            else if (template[i] != path[i])
            {
                return null;
            }
        }

        return variable;
    }

    public Operation Find(object request)
        => _operations.TryGetValue(request.GetType(), out var operation)
            ? operation
            : throw new ArgumentException($"This service has no operation for a {request.GetType().Name}.", nameof(request));

    private void Add(Type request, Operation operation)
    {
        operation.Resource = _adding;
        _operations.Add(request, operation);
    }
}
