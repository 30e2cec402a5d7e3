using System;
using System.Net.Http;

namespace UsedeskUdesk.Client.Operations;

/// <summary>One operation of a service: method, path, whether it may be repeated, and where success is written.</summary>
internal abstract class Operation
{
    private bool? _takesFromListings;

    protected Operation(HttpMethod method, string path, Envelope envelope)
    {
        Method = method;
        Path = path;
        Envelope = envelope;
        Repeatable = method == HttpMethod.Get;
    }

    public HttpMethod Method { get; }

    public string Path { get; }

    public Envelope Envelope { get; }

    /// <summary>Whether repeating does no harm even if the service already acted.</summary>
    public bool Repeatable { get; set; }

    /// <summary>Leaves the credentials out.</summary>
    public bool NoSign { get; set; }

    /// <summary>Is signed as structured messages are, in place of the connection's signature.</summary>
    public bool SignsStructuredMessage { get; set; }

    /// <summary>A limit beside the connection's own.</summary>
    public OperationLimit? Limit { get; set; }

    /// <summary>Codes beside success that are answers, not errors.</summary>
    public int[] AlsoAccepted { get; set; } = Array.Empty<int>();

    /// <summary>
    /// Fields of the answer of which one must have a value, or the answer is no success: what was made, or that it was done.
    /// Paths, such as "customer.id". Empty where the code alone says it, and for reads.
    /// </summary>
    public string[] MustAnswer { get; set; } = Array.Empty<string>();

    /// <summary>Further IDs that only an answer can have whose call made something. Names, such as "comment_id".</summary>
    public string[] AlsoNames { get; set; } = Array.Empty<string>();

    /// <summary>Whether a success names what it made. A change may name what it was about whether it was made or not.</summary>
    public bool Makes => MustAnswer.Length > 0 && Array.IndexOf(MustAnswer, "status") < 0;

    /// <summary>The kind of thing that it is about.</summary>
    public Resource? Resource { get; set; }

    /// <summary>Whether it may take rows out of a listing of its resource. By itself every change but those that make something, which add to it.</summary>
    public bool TakesFromListings
    {
        get => _takesFromListings ?? (!Repeatable && !Makes);
        set => _takesFromListings = value;
    }

    /// <summary>Where in the answer the data is: a field's name, or a path to it such as "user_group.agents"; empty for the answer itself.</summary>
    public string Data { get; set; } = string.Empty;
}
