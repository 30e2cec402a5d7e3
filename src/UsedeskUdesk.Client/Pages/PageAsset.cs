using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;

namespace UsedeskUdesk.Client.Pages;

/// <summary>A file that belongs to the page. There are these two, built into the assembly; nothing is read from a disk by a name out of a request.</summary>
internal sealed class PageAsset
{
    private PageAsset(string name, string mediaType)
    {
        using var stream = typeof(PageAsset).Assembly.GetManifestResourceStream("UsedeskUdesk.Client.Pages." + name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        Content = content.ToArray();
        MediaType = mediaType;
        using var hash = SHA256.Create();
        var digest = hash.ComputeHash(Content);
        Version = string.Concat(digest.Take(8).Select(static one => one.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        Name = name;
    }

    /// <summary>How it looks.</summary>
    public static PageAsset Style { get; } = new("page.css", "text/css");

    /// <summary>What it does.</summary>
    public static PageAsset Script { get; } = new("page.js", "text/javascript");

    public string Name { get; }

    public string MediaType { get; }

    public byte[] Content { get; }

    /// <summary>Changes with the content.</summary>
    public string Version { get; }

    /// <summary>Relative to the page.</summary>
    public string Address => $"?asset={Name}&v={Version}";

    public static PageAsset? Find(string name) => name == Style.Name ? Style : name == Script.Name ? Script : null;
}
