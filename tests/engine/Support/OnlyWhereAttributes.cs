using System;
using Xunit;

namespace UsedeskUdesk.EngineTests.Support;

/// <summary>A test that compares with a real PowerShell; skipped, with a word, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PwshFactAttribute : FactAttribute
{
    /// <summary>Looks for pwsh.</summary>
    public PwshFactAttribute()
    {
        if (HostProcess.Find("pwsh") is null)
        {
            Skip = "There is no pwsh on PATH to compare with.";
        }
    }
}
