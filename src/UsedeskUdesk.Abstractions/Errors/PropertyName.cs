using System;
using System.Globalization;
using System.Linq;

namespace UsedeskUdesk;

/// <summary>
/// A property's name within a message. A caller in C# reads it as it stands; the cmdlets show it as their parameter, with a dash.
/// </summary>
public readonly struct PropertyName : IEquatable<PropertyName>
{
    /// <summary>Names a property.</summary>
    /// <param name="name">As in C#, without a dash.</param>
    public PropertyName(string name) => Name = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>The name, as in C#.</summary>
    public string Name { get; }

    /// <summary>Whether both are the same name.</summary>
    public static bool operator ==(PropertyName left, PropertyName right) => left.Equals(right);

    /// <summary>Whether they are different names.</summary>
    public static bool operator !=(PropertyName left, PropertyName right) => !left.Equals(right);

    /// <summary>Writes a message with each property's name as the reader knows it.</summary>
    /// <param name="text">The message; its arguments may be property names.</param>
    /// <param name="show">Turns a property's name into what the reader knows it as.</param>
    public static string Render(FormattableString text, Func<string, string> show)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        var arguments = text.GetArguments().Select(argument => argument is PropertyName property ? show(property.Name) : argument).ToArray();
        return string.Format(CultureInfo.InvariantCulture, text.Format, arguments);
    }

    /// <inheritdoc/>
    public bool Equals(PropertyName other) => string.Equals(Name, other.Name, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PropertyName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Name is null ? 0 : StringComparer.Ordinal.GetHashCode(Name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
