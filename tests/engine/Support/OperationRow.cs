using System.Collections.Generic;

namespace UsedeskUdesk.EngineTests.Support;

/// <summary>
/// One call of a cmdlet, what must arrive at the service, and what must come out. Written down from the services' own pages:
/// nothing here may be taken from the module's code.
/// </summary>
public sealed class OperationRow(string cmdlet, string call)
{
    /// <summary>The cmdlet that the row is about.</summary>
    public string Cmdlet { get; } = cmdlet;

    /// <summary>What a person would type. Parameters are written out in full: the text is also turned into an object that is piped in.</summary>
    public string Call { get; } = call;

    /// <summary>Script that runs before; the requests of it do not count.</summary>
    public string? Given { get; init; }

    /// <summary>What happens at the services before the call, such as "POST queue/seed {…}".</summary>
    public string[] Happens { get; init; } = [];

    /// <summary>
    /// What the service posts while the call runs, one after the other, each until it is taken. Script finds the address in $listen, and in
    /// $spool a folder that is not there yet.
    /// </summary>
    public Push[] Pushes { get; init; } = [];

    /// <summary>The requests that must arrive, and no others.</summary>
    public WireCall[] Sends { get; init; } = [];

    /// <summary>The objects that must come out, or the first of them.</summary>
    public Emitted[] Emits { get; init; } = [];

    /// <summary>How many objects must come out, where <see cref="Emits"/> lists only the first.</summary>
    public int? Count { get; init; }

    /// <summary>The error that the call must end with, where it is made to show one.</summary>
    public string? FailsWith { get; init; }

    /// <summary>Parameters of this call that do not come from the pipeline, beside those that never do.</summary>
    public string[] OnLine { get; init; } = [];

    /// <summary>The cmdlet is not called with items.</summary>
    public bool NotPiped { get; init; }

    /// <summary>Registers connections, for which the profile must be one of the tests' own. On Windows it cannot be; there the Pester suite leaves these out too.</summary>
    public bool Registers { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Call;
}

/// <summary>An object that must come out: its type without the namespace, and the properties that matter as text.</summary>
/// <remarks>Text may hold &lt;number&gt;, &lt;guid&gt;, &lt;time&gt;, &lt;text&gt; for what differs, and $(…) of the session.</remarks>
public sealed class Emitted(string type)
{
    private readonly Dictionary<string, string?> _properties = [];

    /// <summary>The type.</summary>
    public string Type { get; } = type;

    /// <summary>The properties.</summary>
    public IReadOnlyDictionary<string, string?> Properties => _properties;

    /// <summary>Sets a property's text; null and lists without items are "".</summary>
    public string? this[string name]
    {
        set => _properties[name] = value;
    }
}

/// <summary>A body that the service posts to $listen, or below it. &lt;secret&gt; stands for the services' webhook secret.</summary>
public sealed record Push(string Body, string Below = "");

/// <summary>A request that must arrive.</summary>
public record WireCall(string Service, string Method, string Path)
{
    /// <summary>Whether a call to Udesk is signed in the usual way; its parameters are then checked and left out of <see cref="Query"/>.</summary>
    public bool Signed { get; init; } = true;

    /// <summary>name=value pairs joined by &amp;, undecoded, without the credentials; in any order.</summary>
    public string Query { get; init; } = string.Empty;

    /// <summary>The JSON body without the credentials; null for none.</summary>
    public string? Json { get; init; }

    /// <summary>The fields of a multipart body without the credentials: name=value.</summary>
    public string[]? Form { get; init; }

    /// <summary>The files of a multipart body: field=file name.</summary>
    public string[] Files { get; init; } = [];
}

/// <summary>Requests to Udesk.</summary>
public static class Udesk
{
    /// <summary>A GET.</summary>
    public static WireCall Get(string path, string query = "") => new("udesk", "GET", path) { Query = query };

    /// <summary>A POST with JSON.</summary>
    public static WireCall Post(string path, string json, string query = "") => new("udesk", "POST", path) { Json = json, Query = query };

    /// <summary>A PUT with JSON.</summary>
    public static WireCall Put(string path, string json, string query = "") => new("udesk", "PUT", path) { Json = json, Query = query };

    /// <summary>A DELETE.</summary>
    public static WireCall Delete(string path, string query = "") => new("udesk", "DELETE", path) { Query = query };
}

/// <summary>Requests to Usedesk.</summary>
public static class Usedesk
{
    /// <summary>A GET.</summary>
    public static WireCall Get(string path, string query = "") => new("usedesk", "GET", path) { Query = query };

    /// <summary>A POST with JSON.</summary>
    public static WireCall Post(string path, string json = "{}") => new("usedesk", "POST", path) { Json = json };

    /// <summary>A POST with files.</summary>
    public static WireCall Upload(string path, string[] form, params string[] files) => new("usedesk", "POST", path) { Form = form, Files = files };
}

/// <summary>The rows of one resource. Every class that implements this is found by itself.</summary>
public interface IRowFile
{
    /// <summary>The rows.</summary>
    IEnumerable<OperationRow> Rows { get; }
}
