using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Errors;

namespace UsedeskUdesk.Client.Events;

/// <summary>
/// Masks secrets that are known by their value wherever they stand in a body: under names that say nothing, in addresses, and in JSON within text.
/// It holds them as text and lives no longer than the reading of one push.
/// </summary>
internal sealed class SecretValues
{
    /// <summary>Whoever posts names this one. What is longer is no secret of Usedesk's, and looking for it everywhere would take its length for each character.</summary>
    private const int LongestCarried = 64;

    private readonly Redactor _redactor;
    private readonly bool _isEmpty;
    private int _renamed;

    /// <param name="own">The receiver's own secrets.</param>
    public SecretValues(IEnumerable<ApiSecret> own)
        : this(own.Select(static secret => secret.Use(static text => text)).ToArray())
    {
    }

    private SecretValues(string[] secrets)
    {
        // A short number is as likely a ticket's, and a mask in its place would lose the ticket.
        secrets = secrets.Where(static secret => !string.IsNullOrWhiteSpace(secret) && (secret.Length >= Redactor.ShortestWithin || secret.Any(static c => c is < '0' or > '9'))).ToArray();
        _isEmpty = secrets.Length == 0;
        _redactor = new Redactor(secrets);
    }

    /// <summary>Masks what a body gives for its secret.</summary>
    public static void MaskCarried(JToken root, string carried)
    {
        if (carried.Length <= LongestCarried)
        {
            new SecretValues(new[] { carried }).Mask(root);
        }
    }

    /// <summary>Masks them in all texts, numbers and names.</summary>
    public void Mask(JToken root)
    {
        if (_isEmpty)
        {
            return;
        }

        var open = new Stack<JToken>();
        open.Push(root);
        while (open.Count > 0)
        {
            switch (open.Pop())
            {
                case JValue { Value: not null } value when EventFields.AsText(value) is { } text && _redactor.Clean(text) is var clean && !ReferenceEquals(clean, text):
                    value.Value = clean;
                    break;
                case JContainer container:
                    if (container is JConstructor { Name: { } name } constructor)
                    {
                        constructor.Name = _redactor.Clean(name);
                    }

                    foreach (var child in container.Children().ToArray())
                    {
                        open.Push(child is JProperty property ? Renamed(property) : child);
                    }

                    break;
            }
        }
    }

    /// <summary>The field itself, or one with the mask in its name in its place.</summary>
    private JProperty Renamed(JProperty property)
    {
        var clean = _redactor.Clean(property.Name);
        if (ReferenceEquals(clean, property.Name))
        {
            return property;
        }

        var parent = (JObject)property.Parent!;
        var name = clean;
        while (parent.ContainsKey(name))
        {
            // Two secrets, or two ways to write one: neither field may go.
            name = clean + (++_renamed).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var renamed = new JProperty(name, property.Value);
        property.Replace(renamed);
        return renamed;
    }
}
