using System;
using System.Security.Cryptography;
using System.Text;

namespace UsedeskUdesk.Client.Journals;

/// <summary>What a journal keeps of something that identifies an account: it cannot be turned back, and fits one journal only.</summary>
internal static class AccountMark
{
    private const int MarkBytes = 20;
    private const int Iterations = 2_000;

    /// <param name="identity">The address with an e-mail, a token or a name.</param>
    /// <param name="salt">The journal's own.</param>
    public static string Of(string identity, byte[] salt)
    {
        var text = Encoding.UTF8.GetBytes(identity);
#if NET8_0_OR_GREATER
        return Convert.ToBase64String(Rfc2898DeriveBytes.Pbkdf2(text, salt, Iterations, HashAlgorithmName.SHA1, MarkBytes));
#else
        // SHA-1 is the only hash that this class has here, and a journal may go from one PowerShell to the other. Within PBKDF2,
        // over an API token of 160 random bits, it gives nothing away.
#pragma warning disable CA5379
        using var derive = new Rfc2898DeriveBytes(text, salt, Iterations);
#pragma warning restore CA5379
        return Convert.ToBase64String(derive.GetBytes(MarkBytes));
#endif
    }
}
