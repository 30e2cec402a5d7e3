using System;
using System.Collections.Generic;
using UsedeskUdesk.Client.Http;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Usedesk;

/// <summary>Files that travel with a request.</summary>
internal static class Files
{
    public static void Write(RequestBuilder builder, IEnumerable<FileUpload>? files, string name)
    {
        foreach (var file in files ?? Array.Empty<FileUpload>())
        {
            builder.File("files[]", AtMostBytes(file, Limits.FileBytes, name));
        }
    }

    public static void WriteAvatar(RequestBuilder builder, FileUpload? avatar)
    {
        if (avatar is not null)
        {
            builder.File("avatar", AtMostBytes(avatar, Limits.FileBytes, "Avatar"));
        }
    }
}
