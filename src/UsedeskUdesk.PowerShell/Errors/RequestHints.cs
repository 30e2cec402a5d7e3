using System.Collections.Generic;

namespace UsedeskUdesk.Errors;

/// <summary>
/// What an administrator does about a request that cannot be sent. The client's errors name properties and speak to any caller; the
/// parameters and cmdlets that go with them are named here.
/// </summary>
internal static class RequestHints
{
    // By error and property; an empty property is any.
    private static readonly Dictionary<(string ErrorId, string Property), string> s_hints = new()
    {
        [("EmptyList", "")] = "Give a nested list as [ordered]@{ 61 = 'Electronics'; 62 = 'Phones' }, from the parent down.",
        [("FileChanged", "")] = "Send it again when nothing writes to it; rows that follow one another need a file each.",
        [("FileNotReadable", "")] = "Check the path, and that this account may read the file.",
        [("InvalidBaseUri", "")] = "Give -BaseUri an address that begins with https://, without a user name, a query or a fragment. Credentials have parameters of their own.",
        [("InvalidBody", "")] = "Give -Body a hashtable, or text that is a JSON object.",
        [("InvalidButton", "")] = "Create buttons with New-UdeskStructuredMessageButton.",
        [("CatalogNotReadable", "")] = "Check the path of -Catalog, and that this account may read the file.",
        [("InvalidCatalog", "")] = "Mend the file; docs/structured-messages.schema.json says what it holds, and editors check it as you type.",
        [("InvalidField", "")] = "Get-UsedeskTicketField lists the fields and their IDs.",
        [("JournalInUse", "")] = "Wait until that run has ended, or name another file with -JournalPath.",
        [("JournalOfEarlierVersion", "")] = "Finish that run with the version of the module that began it, or name a new file with -JournalPath and leave out the items that were done.",
        [("NotAJournal", "")] = "Name a file that does not exist yet, or the journal of an earlier run.",
        [("InvalidPath", "")] = "Give the path alone, and query parameters with -Query.",
        [("ListenUriInUse", "")] = "End the other program, or listen on another port and let the reverse proxy know.",
        [("InvalidListenUri", "")] = "Give -ListenUri an address such as http://localhost:8080/hooks/9f2c5e0b7d4a, and let a reverse proxy take HTTPS.",
        [("MainEmail", "")] = "Give the new main e-mail with -Email in the same call.",
        [("MissingParameter", "Button")] = "Create buttons with New-UdeskStructuredMessageButton.",
        [("MissingParameter", "Messenger")] = "Give a messenger as @{ type = 'telegram'; identity = 'ivanov' }.",
        [("NoStructuredMessageKey", "")] = "Connect with -StructuredMessageKey.",
        [("NothingToChange", "")] = "Give the new values as parameters. What a piped object holds already is not sent again.",
        [("SemicolonInField", "")] = "Replace the semicolon, for example with a comma.",
        [("NotASpool", "")] = "Give each receiver an empty folder of its own with -SpoolPath.",
        [("SpoolInUse", "")] = "End the other receiver, or give this one a folder of its own with -SpoolPath.",
        [("SpoolOfOtherService", "")] = "Give each receiver a folder of its own with -SpoolPath.",
        [("TooManyWaiting", "")] = "Take events faster, or keep them on the disk with -SpoolPath.",
        [("UnencryptedBaseUri", "")] = "Use https://, or add -AllowUnencrypted if that is what you want.",
    };

    /// <summary>The advice for an error; null where its message says all.</summary>
    public static string? For(RequestException error)
        => s_hints.TryGetValue((error.ErrorId, error.PropertyName ?? string.Empty), out var hint) || s_hints.TryGetValue((error.ErrorId, string.Empty), out hint) ? hint : null;
}
