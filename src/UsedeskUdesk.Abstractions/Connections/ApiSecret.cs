using System;
using System.Runtime.InteropServices;
using System.Security;

namespace UsedeskUdesk;

/// <summary>
/// An API token, password or key. It is text only inside <see cref="Use{T}"/>; it has no property,
/// so that nothing that formats or serializes an object can print it.
/// </summary>
public sealed class ApiSecret : IDisposable
{
    private readonly SecureString _value;

    /// <summary>Keeps a copy of <paramref name="value"/>; the caller may dispose of its own.</summary>
    /// <exception cref="ArgumentException">The secret is empty.</exception>
    public ApiSecret(SecureString value)
    {
        if (value is null)
        {
            throw new ArgumentNullException(nameof(value));
        }

        if (value.Length == 0)
        {
            throw new ArgumentException("The secret is empty.", nameof(value));
        }

        _value = value.Copy();
        _value.MakeReadOnly();
    }

    /// <summary>Makes a secret from text that the caller already holds, as the answer of log_in is.</summary>
    /// <exception cref="ArgumentException">The secret is empty.</exception>
    public static ApiSecret FromText(string text)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        using var secure = new SecureString();
        foreach (var c in text)
        {
            secure.AppendChar(c);
        }

        return new ApiSecret(secure);
    }

    /// <summary>Hands the text to <paramref name="use"/> for as long as that runs.</summary>
    public T Use<T>(Func<string, T> use)
    {
        if (use is null)
        {
            throw new ArgumentNullException(nameof(use));
        }

        var pointer = Marshal.SecureStringToGlobalAllocUnicode(_value);
        try
        {
            return use(Marshal.PtrToStringUni(pointer, _value.Length));
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(pointer);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _value.Dispose();

    /// <summary>Never the secret.</summary>
    public override string ToString() => "***";
}
