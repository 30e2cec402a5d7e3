using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Errors;

namespace UsedeskUdesk.Commands.Base;

/// <summary>Calls any path of a service.</summary>
/// <typeparam name="TService">The service.</typeparam>
/// <typeparam name="TConnection">A connection to it.</typeparam>
public abstract class InvokeApiCmdlet<TService, TConnection> : ServiceCmdlet<TService, TConnection>
    where TService : IService
    where TConnection : ServiceConnection<TService>
{
    private static readonly string[] s_methods = { "GET", "POST", "PUT", "DELETE", "PATCH" };

    private string _method = string.Empty;
    private string _path = string.Empty;

    /// <summary>The HTTP method; it can be left out, before the path too.</summary>
    [Parameter(Position = 0)]
    [WordCompletion(WordList.HttpMethod)]
    [ValidateNotNullOrEmpty]
    [PlainTextArgument]
    public string? Method { get; set; }

    /// <summary>The path below the connection's base URI.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    public string? Path { get; set; }

    /// <summary>Query parameters.</summary>
    [Parameter]
    [FreeText]
    public IDictionary? Query { get; set; }

    /// <summary>The body.</summary>
    [Parameter(ValueFromPipeline = true)]
    [FreeText]
    public object? Body { get; set; }

    /// <inheritdoc/>
    private protected override object? Item => Body ?? _path;

    /// <inheritdoc/>
    private protected override void Prepare()
    {
        var isMethod = s_methods.Contains(Method, StringComparer.OrdinalIgnoreCase);
        if (Path is null && !isMethod)
        {
            (_path, _method) = (Method ?? string.Empty, string.Empty);
        }
        else
        {
            (_path, _method) = (Path ?? string.Empty, Method?.ToUpperInvariant() ?? string.Empty);
        }

        if (_path.Length == 0)
        {
            ThrowTerminatingError(ErrorRecords.Argument("MissingParameter", "-Path is not given.", null, "Give the path below the connection's address, such as groups."));
        }

        if (_method.Length > 0 && !isMethod)
        {
            ThrowTerminatingError(ErrorRecords.Argument("InvalidParameter", $"'{Method}' is no method that is sent. It is one of {string.Join(", ", s_methods)}.", Method));
        }
    }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        var request = new RawRequest<TService>
        {
            // Without a method: what has a body is sent, the rest is read.
            Method = _method.Length > 0 ? _method : Body is null ? "GET" : "POST",
            Path = _path,
            Query = PlainValues.From(Query) as IDictionary,
            Body = PlainValues.From(Body),
        };
        Adjust(request);
        if (request.Method == "GET")
        {
            if (TryRead(request, Item, out var read))
            {
                WriteAnswer(read);
            }

            return;
        }

        var client = Client;
        Write(
            _path,
            $"{request.Method} to {Connection!.Service}",
            async call =>
            {
                var answer = await client.SendAsync(request, call, call.Token).ConfigureAwait(false);
                call.Finish(() => WriteAnswer(answer));
            });
    }

    /// <summary>Adds what only one service has.</summary>
    private protected virtual void Adjust(RawRequest<TService> request)
    {
    }

    private void WriteAnswer(object? answer) => WriteObject(PlainValues.ToObject(answer), enumerateCollection: true);
}
