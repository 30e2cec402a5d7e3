using System;

namespace UsedeskUdesk.Binding;

/// <summary>
/// Says of which objects of the services a parameter takes a value that stands under a name which does not say what it names, such as Id or Email: those of the
/// given types. Of the others it takes none. For the name Id that is so without the mark too: then it takes it of no object of a service.
/// </summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
internal sealed class OnlyOfAttribute : Attribute
{
    /// <param name="name">The name, the parameter's own or an alias.</param>
    /// <param name="kinds">The types.</param>
    public OnlyOfAttribute(string name, params Type[] kinds)
    {
        Name = name;
        Kinds = kinds;
    }

    public string Name { get; }

    public Type[] Kinds { get; }
}
