using System;
using Xunit;

namespace UsedeskUdesk.Tests.Support;

/// <summary>A test of what Windows does not have; skipped there, with a word.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    /// <summary>Looks at the system.</summary>
    /// <param name="why">What is otherwise on Windows.</param>
    public UnixFactAttribute(string why) => Skip = OperatingSystem.IsWindows() ? why : null;
}

/// <summary>The same for a test with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixTheoryAttribute : TheoryAttribute
{
    /// <inheritdoc cref="UnixFactAttribute(string)"/>
    public UnixTheoryAttribute(string why) => Skip = OperatingSystem.IsWindows() ? why : null;
}

/// <summary>A test of what only Linux has; skipped elsewhere, with a word.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    /// <summary>Looks at the system.</summary>
    /// <param name="why">What is otherwise elsewhere.</param>
    public LinuxFactAttribute(string why) => Skip = OperatingSystem.IsLinux() ? null : why;
}
