using System;
using System.Collections.Generic;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;

namespace UsedeskUdesk.Client.Operations;

/// <summary>A page's rows, and whether it is the last.</summary>
internal readonly record struct PageAnswer<TItem>(TItem[] Items, bool IsLast);
